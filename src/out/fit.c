/* fit.c - text in the columns of a terminal: how wide it is, cut to fit. */
#include <utf8proc.h>

#include "out/format.h"

void
out_add_line(struct buf *b, const char *s)
{
	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		if (c == '\r' && *s == '\n')
			continue;
		if (c == '\n')
			buf_str(b, "\xe2\x8f\x8e"); /* U+23CE, the return key */
		else if (c == '\t')
			buf_char(b, ' ');
		else if (out_is_control(c))
			out_add_control(b, c);
		else
			out_add_char(b, c);
	}
}

size_t
out_char_width(uint32_t c)
{
	int width = c < 0x7f ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);

	return width > 0 ? (size_t)width : 0;
}

size_t
out_width(const char *s)
{
	size_t width = 0;

	while (*s != '\0') {
		uint32_t c = 0;

		s += out_next(s, &c);
		width += out_char_width(c);
	}
	return width;
}

size_t
out_add_shortened(struct buf *b, const char *s, size_t width)
{
	size_t taken = 0;

	while (*s != '\0') {
		uint32_t c = 0;
		size_t len = out_next(s, &c);

		if (taken + out_char_width(c) + 1 > width)
			break;
		taken += out_char_width(c);
		buf_add(b, s, len);
		s += len;
	}
	buf_str(b, "\xe2\x80\xa6"); /* U+2026 */
	return taken + 1;
}

bool
out_is_break(const char *word, uint32_t c, char next)
{
	bool letter = ((unsigned char)next | 0x20) >= 'a';

	return c == ' ' ||
	       ((c == '-' || c == '/' || c == '|') && letter && word[0] != '-');
}

size_t
out_line_of(const char *s, size_t width, size_t *taken)
{
	size_t at = 0;
	size_t end = 0; /* the last place where a line may end */
	size_t end_taken = 0;
	const char *word = s;

	*taken = 0;
	while (s[at] != '\0') {
		uint32_t c = 0;
		size_t len = out_next(s + at, &c);
		size_t wide = out_char_width(c);

		if (at > 0 && *taken + wide > width) {
			if (c == ' ' || end == 0)
				return at;
			*taken = end_taken;
			return end;
		}
		at += len;
		*taken += wide;
		word = c == ' ' ? s + at : word;
		if (out_is_break(word, c, s[at])) {
			end = at;
			end_taken = *taken;
		}
	}
	return at;
}

size_t
out_add_cell(struct buf *b, const char *s, size_t width)
{
	struct buf line = { 0 };
	size_t taken = 0;

	out_add_line(&line, s);
	taken = out_width(buf_text(&line));
	if (taken > width)
		taken = out_add_shortened(b, buf_text(&line), width);
	else
		buf_add(b, buf_text(&line), line.len);
	buf_clear(&line);
	return taken;
}

void
out_add_lines(struct buf *b, const char *s, const struct out_lines *as)
{
	struct buf line = { 0 };
	const char *rest = NULL;

	out_add_line(&line, s);
	rest = buf_text(&line);
	for (size_t i = 1; *rest != '\0'; i++) {
		size_t taken = 0;
		size_t len = out_line_of(rest, as->width, &taken);

		if (i > 1)
			buf_fmt(b, "\n%*s", (int)as->indent, "");
		if (i >= as->lines && rest[len] != '\0') {
			(void)out_add_shortened(b, rest, as->width);
			break;
		}
		buf_add(b, rest, len);
		while (b->len > 0 && b->data[b->len - 1] == ' ')
			b->data[--b->len] = '\0';
		rest += len;
		while (*rest == ' ')
			rest++;
	}
	buf_clear(&line);
}
