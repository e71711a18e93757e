/* html2c.h - the parts of the template compiler.
 *
 *   html2c.c           the program: one file in, C out
 *   html2c_parse.c     the text of a file into nodes: text, holes, control tags
 *   html2c_context.c   where in HTML a place is: follows literal text byte by byte
 *   html2c_names.c     what is known about element and attribute names
 *   html2c_check.c     walks the nodes: may this stand here, and how is it written?
 *   html2c_write.c     prints C, a header, or the probes of the property test */
#ifndef HTML2C_H
#define HTML2C_H

#include "base/base.h"

typedef enum { TEXT, HOLE, TEMPLATE, IF, ELIF, ELSE, FOR, EACH, CALL, SET, END } NodeKind;
typedef enum { IN_TEXT, IN_VALUE, IN_URL_START, IN_URL } Writer;

typedef struct {
	NodeKind kind;
	int      line;
	Str      code;          /* what stands in the tag; of a TEXT, what will be printed */
	Str      name, rest;    /* TEMPLATE, CALL: name and (...); EACH: variable and list; FOR: nothing */
	Writer   writer;        /* of a HOLE */
} Node;

typedef struct { Node *list; int n; } Nodes;

typedef struct {
	Arena *arena;
	Str    file, text, prologue;
	Nodes  nodes;
	Buf    complaint;       /* the first thing wrong: "file:line: sentence" */
} Source;

/* Always false, so that a refusal can be returned.  Only the first is kept. */
bool refuse(Source *s, int line, const char *fmt, ...) PRINTF(3, 4);

bool parse(Source *s);
bool check(Source *s);
void write_c(const Source *s, Buf *out);
void write_header(const Source *s, Buf *out);
void write_probe(const Source *s, Buf *out);

/* ---- where in HTML -------------------------------------------------------- */

typedef enum {
	DATA, RCDATA, RAW, COMMENT, DOCTYPE,
	TAG_NAME, CLOSE_NAME, CLOSE_END,        /* <na|me  </na|me  </name | */
	TIGHT, BETWEEN,                         /* in a tag: a space must come first · an attribute may begin */
	ATTR_NAME, EQUALS, VALUE, SLASH         /* na|me  name=|  name="|  <br /| */
} State;

typedef enum { PLAIN, URL, LITERAL } AttrKind;          /* LITERAL: takes no holes */
typedef enum { URL_START, URL_SLASH, URL_LATER } UrlPlace;

enum { DEEPEST = 64 };
typedef struct { Str name; int line; } Open;

typedef struct {
	State    state;
	AttrKind kind;
	UrlPlace url;
	char     quote;
	bool     spaced;        /* in DATA: white space was just written, more would add nothing */
	Str      tag, attr;     /* being read, or in whose value we are */
	Open     open[DEEPEST];
	int      depth;
} Context;

/* Follows one piece of literal text and appends what is worth sending to out. */
bool context_text(Source *s, Context *c, Str text, int line, Buf *out);
/* A control tag stands here: the name before it, if any, is complete. */
bool context_control(Source *s, Context *c, int line);
bool context_hole(Source *s, Context *c, int line, Writer *writer);
/* Two ways lead here.  False: they end in different contexts. */
bool context_join(Context *a, const Context *b);
const char *context_words(const Context *c, Arena *a);  /* "inside the value of 'title'" */

/* ---- names ---------------------------------------------------------------- */

bool name_is(Str name, const char *lower_case);
bool name_void(Str element);                    /* <br>: never closed */
bool name_refused(Str element);                 /* <iframe>, <base> .. */
bool name_in_svg(Str element);                  /* may stand inside <svg> */
/* NULL: fine, and *kind is set; else why the attribute is refused. */
const char *name_attribute(Str attribute, AttrKind *kind);

#endif
