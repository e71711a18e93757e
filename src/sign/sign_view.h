/* sign_view.h - what the pages of sign.html are given, where sign.h has no word for it. */
#ifndef SIGN_VIEW_H
#define SIGN_VIEW_H

#include "look/look.h"
#include "sign/sign.h"

typedef struct {
	Str email;              /* as typed */
	Str says;               /* why not, or "" */
	Str then;               /* path to go on to after signing in, or "" */
} SignInView;

typedef struct {
	Account  me;
	Sessions sessions;
	Verdict  password;      /* of the form to change it */
	bool     changed;       /* it has just been changed */
	bool     recovery;      /* there is a recovery sheet */
} MeView;

typedef struct {
	Accounts    all;        /* of this page */
	int         found;      /* on all pages */
	Str         search;     /* what was searched for, or "" */
	Pager       pager;
	AccountForm form;       /* to invite somebody */
	Str         rank;       /* chosen there */
	Verdict     verdict;    /* about the form, or about closing an account */
	Str         link, whose;        /* a link just made, in full, and for whom; else "" */
} AccountsView;

#endif
