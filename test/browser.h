/* browser.h - a browser in process: cookies, forms, the real route table, no sockets. */
#ifndef TEST_BROWSER_H
#define TEST_BROWSER_H

#include "app/app.h"
#include "sign/sign.h"

typedef struct {
	Arena  *arena;          /* what the browser remembers */
	Str     folder;         /* its data file's */
	DbFile *file;
	Web     web;
	Str     session, visitor;       /* cookies */
	Reply   last;           /* copied out of the request's arena */
	bool    no_token, no_once, cross_site;  /* to be naughty */
	Str     once;           /* "" : a fresh key for each form */
	long    fail_at;        /* during each request: this allocation fails (0: none) ... */
	bool    fail_for_ever;  /* ... and all after it */
	long    allocs;         /* of the last request */
} Browser;

Browser browser_open(void);
void    browser_close(Browser *b);
/* Makes an account that can sign in, with the demo's password. */
int64_t browser_account(Browser *b, Str rank, Str name, Str email);
/* Signs in without a form; "" signs out. */
bool    browser_as(Browser *b, Str email);
void    browser_get(Browser *b, Str path);
void    browser_post(Browser *b, Str path, Str urlencoded);
void    browser_upload(Browser *b, Str path, Str fields, Str field, Str file_name, Str bytes);  /* fields: urlencoded */
Str     browser_cookie(const Browser *b, const char *name);     /* as the last reply set it, with attributes; "" if not */
bool    browser_sees(const Browser *b, Str text);

#endif
