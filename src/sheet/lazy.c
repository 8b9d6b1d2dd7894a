/* lazy.c - libraries that are loaded when a file asks for them. */
#include "sheet/lazy.h"

#include <assert.h>
#include <dlfcn.h>
#include <expat.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>
#include <zip.h>

#include "soname.h" /* made by the Makefile: SONAME_ZIP and so on */

static const struct library {
	const char *soname;
	const char *package; /* of Debian, less the version in the soname */
} library[LAZY_N] = {
	[LAZY_ZIP] = { SONAME_LIBZIP, "libzip" },
	[LAZY_EXPAT] = { SONAME_LIBEXPAT, "libexpat" },
	[LAZY_UCHARDET] = { SONAME_LIBUCHARDET, "libuchardet" },
};
static void *handle[LAZY_N];

bool
lazy_load(enum lazy which, struct err *err)
{
	const struct library *l = &library[which];
	const char *version = strstr(l->soname, ".so.");

	if (handle[which] == NULL)
		handle[which] = dlopen(l->soname, RTLD_NOW | RTLD_LOCAL);
	if (handle[which] != NULL)
		return true;
	return err_set(err, ERR_SYSTEM,
	    "needs a library that cannot be loaded (%s); on Debian: "
	    "apt install %s%s",
	    dlerror(), l->package,
	    version == NULL ? "" : version + strlen(".so."));
}

/* Put the library's function in *to, which is a pointer to it.  That it is
 * missing means another version than the one built against. */
static void
lazy_find(enum lazy which, const char *name, void *to)
{
	struct err err = { 0 };
	void *found = NULL;

	if (lazy_load(which, &err))
		found = dlsym(handle[which], name);
	if (found == NULL)
		(void)fprintf(stderr, "vendorcat: %s has no %s %s\n",
		    library[which].soname, name, err.text);
	assert(found != NULL);
	memcpy(to, &found, sizeof(found)); /* ISO C has no cast for it */
}

/* A function of the library's name and type that passes the call on. */
#define LAZY(which, type, name, params, args)           \
	type name params                                \
	{                                               \
		static __typeof__(&(name)) real;        \
                                                        \
		if (real == NULL)                       \
			lazy_find(which, #name, &real); \
		return real args;                       \
	}

#define LAZY_VOID(which, name, params, args)            \
	void name params                                \
	{                                               \
		static __typeof__(&(name)) real;        \
                                                        \
		if (real == NULL)                       \
			lazy_find(which, #name, &real); \
		real args;                              \
	}

/* libzip */
#define ZIP(type, name, params, args) LAZY(LAZY_ZIP, type, name, params, args)
#define ZIP_VOID(name, params, args) LAZY_VOID(LAZY_ZIP, name, params, args)
ZIP_VOID(zip_discard, (zip_t * z), (z))
ZIP(int, zip_error_code_zip, (const zip_error_t *e), (e))
ZIP_VOID(zip_error_fini, (zip_error_t * e), (e))
ZIP_VOID(zip_error_init, (zip_error_t * e), (e))
ZIP_VOID(
    zip_error_set, (zip_error_t * e, int code, int system), (e, code, system))
ZIP(const char *, zip_error_strerror, (zip_error_t * e), (e))
ZIP(zip_int64_t, zip_error_to_data,
    (const zip_error_t *e, void *to, zip_uint64_t n), (e, to, n))
ZIP(int, zip_fclose, (zip_file_t * f), (f))
ZIP(zip_error_t *, zip_file_get_error, (zip_file_t * f), (f))
ZIP(zip_file_t *, zip_fopen_index, (zip_t * z, zip_uint64_t i, zip_flags_t how),
    (z, i, how))
ZIP(zip_int64_t, zip_fread, (zip_file_t * f, void *to, zip_uint64_t n),
    (f, to, n))
ZIP(zip_error_t *, zip_get_error, (zip_t * z), (z))
ZIP(const char *, zip_get_name, (zip_t * z, zip_uint64_t i, zip_flags_t how),
    (z, i, how))
ZIP(zip_int64_t, zip_get_num_entries, (zip_t * z, zip_flags_t how), (z, how))
ZIP(zip_t *, zip_open_from_source, (zip_source_t * s, int how, zip_error_t *e),
    (s, how, e))
ZIP_VOID(zip_source_free, (zip_source_t * s), (s))
ZIP(zip_source_t *, zip_source_function_create,
    (zip_source_callback f, void *arg, zip_error_t *e), (f, arg, e))
ZIP(zip_int64_t, zip_source_seek_compute_offset,
    (zip_uint64_t at, zip_uint64_t size, void *data, zip_uint64_t n,
	zip_error_t *e),
    (at, size, data, n, e))
ZIP(int, zip_stat_index,
    (zip_t * z, zip_uint64_t i, zip_flags_t how, zip_stat_t *to),
    (z, i, how, to))
ZIP_VOID(zip_stat_init, (zip_stat_t * st), (st))

/* expat */
#define XML(type, name, params, args) LAZY(LAZY_EXPAT, type, name, params, args)
#define XML_VOID(name, params, args) LAZY_VOID(LAZY_EXPAT, name, params, args)
XML(const XML_LChar *, XML_ErrorString, (enum XML_Error code), (code))
XML(void *, XML_GetBuffer, (XML_Parser p, int n), (p, n))
XML(XML_Index, XML_GetCurrentByteIndex, (XML_Parser p), (p))
XML(XML_Size, XML_GetCurrentColumnNumber, (XML_Parser p), (p))
XML(XML_Size, XML_GetCurrentLineNumber, (XML_Parser p), (p))
XML(enum XML_Error, XML_GetErrorCode, (XML_Parser p), (p))
XML_VOID(XML_GetParsingStatus, (XML_Parser p, XML_ParsingStatus *s), (p, s))
XML(enum XML_Status, XML_ParseBuffer, (XML_Parser p, int n, int last),
    (p, n, last))
XML(XML_Parser, XML_ParserCreate, (const XML_Char *encoding), (encoding))
XML_VOID(XML_ParserFree, (XML_Parser p), (p))
XML(enum XML_Status, XML_ResumeParser, (XML_Parser p), (p))
XML_VOID(XML_SetCharacterDataHandler,
    (XML_Parser p, XML_CharacterDataHandler f), (p, f))
XML_VOID(XML_SetElementHandler,
    (XML_Parser p, XML_StartElementHandler start, XML_EndElementHandler end),
    (p, start, end))
XML_VOID(XML_SetStartDoctypeDeclHandler,
    (XML_Parser p, XML_StartDoctypeDeclHandler f), (p, f))
XML_VOID(XML_SetUserData, (XML_Parser p, void *arg), (p, arg))
XML(enum XML_Status, XML_StopParser, (XML_Parser p, XML_Bool resumable),
    (p, resumable))

/* uchardet */
LAZY(LAZY_UCHARDET, uchardet_t, uchardet_new, (void), ())
LAZY_VOID(LAZY_UCHARDET, uchardet_delete, (uchardet_t u), (u))
LAZY(LAZY_UCHARDET, int, uchardet_handle_data,
    (uchardet_t u, const char *p, size_t n), (u, p, n))
LAZY_VOID(LAZY_UCHARDET, uchardet_data_end, (uchardet_t u), (u))
LAZY_VOID(LAZY_UCHARDET, uchardet_reset, (uchardet_t u), (u))
LAZY(LAZY_UCHARDET, const char *, uchardet_get_charset, (uchardet_t u), (u))
