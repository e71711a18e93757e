/* asset.h - style sheet, icon and script, inside the program.  tools/embed.c puts every
 * file of assets/ there, under a path that names its content, so that browsers may
 * keep it for ever. */
#ifndef WEB_ASSET_H
#define WEB_ASSET_H

#include "web/html.h"

typedef struct {
	Str name, path, type;           /* "look.css", "/assets/look-1a2b3c4d.css", "text/css" */
	Str etag;                       /* with its quotes */
	Str bytes, gzip;                /* gzip: "" where it would not be smaller */
} Asset;

const Asset *asset_by_path(Str path);           /* NULL: there is none */
const Asset *asset_by_name(const char *name);   /* dies when there is none: a bug */
Url          asset_url(const char *name);       /* dies when there is none: a bug */

extern const Asset assets[];                    /* made by tools/embed.c */
extern const int   assets_n;

#endif
