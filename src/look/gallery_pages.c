/* gallery_pages.c - /gallery: every part in every state, for whoever makes pages. */
#include "look/gallery_html.h"
#include "look/look.h"

Reply gallery_page(Req *rq);

Reply gallery_page(Req *rq)
{
	Buf body = buf_open(rq->arena);
	gallery_body(&body);
	return look_page(rq, (Page){ .heading = S("Every part, in every state"), .here = S("/gallery"),
		.lede = S("What the pages are made of. Copy from here.") }, html_of(&body));
}
