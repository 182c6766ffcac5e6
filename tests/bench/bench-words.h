/* bench-words.h: text that is distributed as people's is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchWords BenchWords;

BenchWords *bench_words_new (guint32 seed);
void bench_words_free (BenchWords *self);
guint bench_words_number (BenchWords *self, guint below);
gboolean bench_words_chance (BenchWords *self, guint percent);
const char *bench_words_word (BenchWords *self);
void bench_words_sentence (BenchWords *self, GString *text, guint shortest, guint longest);
char *bench_words_text (BenchWords *self, guint n_sentences);
const char *const *bench_words_get_common (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWords, bench_words_free)

G_END_DECLS
