/* fuzz_job.c - any bytes as what is kept of a run (settings, a NUL, sheets): refused, or it
 * comes back, and what is kept of that is the same again. */
#include "match/job.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	Str    sheets = { (const char *)data, n }, settings;
	if (str_cut(&sheets, 0, &settings) && sheets.p) {
		Job *j = job_restore(settings, sheets);
		if (j) {
			Str text = job_settings_text(a, j), bytes = job_sheets_bytes(a, j);
			Job *again = job_restore(text, bytes);
			if (!again || again->sheets != j->sheets)
				die("what was kept does not come back");
			if (!str_eq(job_settings_text(a, again), text) || !str_eq(job_sheets_bytes(a, again), bytes))
				die("what was kept is not the same again");
			for (int i = 0; i < j->sheets; i++)
				for (int c = 0; c < j->sheet[i].n; c++)
					if (j->sheet[i].list[c].field >= FIELDS)
						die("a column taken for nothing there is");
			if (!job_read(again) || (job_places(again) < 0 && !again->refused.n))
				die("it cannot be read");
			job_drop(again);
		}
		job_drop(j);
	}
	arena_drop(a);
	return 0;
}
