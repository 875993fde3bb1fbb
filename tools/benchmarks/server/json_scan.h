// SPDX-License-Identifier: MIT
// Finds values in JSON text of one object, without reading it into anything.
#ifndef JSON_SCAN_H
#define JSON_SCAN_H
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  const char *at;
  size_t size;
} Span;

// The end of the JSON value that begins here.
static const char *skip(const char *at, const char *end) {
  int depth = 0;
  bool quoted = false;
  for (; at < end; at++) {
    if (quoted) {
      if (*at == '\\') at++;
      else if (*at == '"') quoted = false;
    } else if (*at == '"') quoted = true;
    else if (*at == '{' || *at == '[') depth++;
    else if (*at == '}' || *at == ']') {
      if (!depth--) return at;
    } else if (*at == ',' && !depth) return at;
  }
  return end;
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && (*at == ' ' || *at == ',' || *at == ':')) at++;
  return at;
}

// The value of a key of an object; empty when it has none.
static Span get(Span object, const char *key) {
  const char *end = object.at + object.size, *at = object.at + 1;
  size_t size = strlen(key);
  while ((at = skip_blanks(at, end)) < end && *at == '"') {
    const char *name = at + 1, *name_end = memchr(name, '"', (size_t)(end - name));
    if (!name_end) break;
    const char *value = skip_blanks(name_end + 1, end);
    at = skip(value, end);
    if ((size_t)(name_end - name) == size && !memcmp(name, key, size))
      return (Span){value, (size_t)(at - value)};
  }
  return (Span){"", 0};
}

// The first item of an array; null when it has none.
static Span first_of(Span array) {
  if (array.size < 3) return (Span){"null", 4};
  const char *end = array.at + array.size, *at = skip_blanks(array.at + 1, end);
  return (Span){at, (size_t)(skip(at, end) - at)};
}

// Whether a span begins with a text.
static bool begins(Span span, const char *text) {
  return span.size >= strlen(text) && !memcmp(span.at, text, strlen(text));
}
#endif
