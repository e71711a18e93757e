/* html2c_names.c - what the template compiler knows about names. */
#include "tools/html2c.h"

#include <strings.h>

bool name_is(Str name, const char *lower)
{
	Str want = str(lower);
	return name.n == want.n && !strncasecmp(name.p, want.p, want.n);
}

static bool name_begins(Str name, const char *lower)
{
	Str want = str(lower);
	return name.n >= want.n && !strncasecmp(name.p, want.p, want.n);
}

static bool listed(Str name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name_is(name, names[i]))
			return true;
	return false;
}

bool name_void(Str element)
{
	static const char *const names[] = { "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr" };
	return listed(element, names, COUNT(names));
}

/* They load foreign pages, change what addresses mean, or are read by rules of
 * their own that depend on whether scripts run. */
bool name_refused(Str element)
{
	static const char *const names[] = { "applet", "base", "embed", "frame", "frameset", "iframe", "math", "noembed",
		"noframes", "noscript", "object", "plaintext", "portal", "template", "xmp" };
	return listed(element, names, COUNT(names));
}

bool name_in_svg(Str element)
{
	static const char *const names[] = { "circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline",
		"rect", "symbol", "text", "title", "tspan", "use" };
	return listed(element, names, COUNT(names));
}

static const char *const urls[] = { "href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href",
	"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete" };
static const char *const literals[] = { "srcset", "imagesrcset", "ping", "rel", "http-equiv", "sandbox", "is", "attributename" };

const char *name_attribute(Str attribute, AttrKind *kind)
{
	Str name = attribute;
	if (name_begins(name, "data-hx-"))
		name = (Str){ name.p + 5, name.n - 5 };
	if (name_begins(name, "on") && name.n > 2)
		return "a page carries no script in its attributes";
	if (name_is(name, "style"))
		return "looks live in the style sheet; use a class";
	if (name_is(name, "srcdoc"))
		return "a page inside a value cannot be kept safe";
	if (name_is(name, "http-equiv"))
		return "headers are set by the server";
	if (name_begins(name, "hx-on") || name_is(name, "hx-vals") || name_is(name, "hx-vars") || name_is(name, "hx-headers"))
		return "its value would be run as script";
	if (name_begins(name, "x-") || name.p[0] == '@' || name.p[0] == ':')
		return "its value would be run as script";
	*kind = listed(name, urls, COUNT(urls)) ? URL
	      : name_begins(name, "hx-") || listed(name, literals, COUNT(literals)) ? LITERAL : PLAIN;
	return NULL;
}
