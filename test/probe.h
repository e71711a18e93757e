/* probe.h - what the probes made by html2c --probe run on; see template_probe.c. */
#ifndef TEST_PROBE_H
#define TEST_PROBE_H

#include "base/io.h"
#include "web/html.h"

typedef struct {
	Arena *arena;
	Dice   shape;           /* which branch, how often: the same with and without hostile text */
	Dice   words;
	bool   hostile;
	int    deep, calls;
} Probe;

typedef void ProbeRun(Buf *out, Probe *p);

void probe_add(const char *file, const char *name, ProbeRun *run);
bool probe_yes(Probe *p);
int  probe_times(Probe *p);             /* 0 to 2 */
Str  probe_str(Probe *p);
Url  probe_url(Probe *p);
void probe_call(Buf *out, Probe *p, ProbeRun *run);

#endif
