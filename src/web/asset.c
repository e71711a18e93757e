/* asset.c - finding what tools/embed.c put into the program. */
#include "web/asset.h"

const Asset *asset_by_path(Str path)
{
	for (int i = 0; i < assets_n; i++)
		if (str_eq(assets[i].path, path))
			return &assets[i];
	return NULL;
}

const Asset *asset_by_name(const char *name)
{
	for (int i = 0; i < assets_n; i++)
		if (str_eq(assets[i].name, str(name)))
			return &assets[i];
	die("there is no asset '%s'", name);
}

Url asset_url(const char *name) { return (Url){ asset_by_name(name)->path }; }
