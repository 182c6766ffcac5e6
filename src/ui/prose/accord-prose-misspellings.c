/* accord-prose-misspellings.c: finds misspelt words in the tables of a text
 *
 * A cell holds a few words, and most cells are not made before they come near the screen: libspelling, which follows each
 * edit of a long text, would be too much for each of them. A cell is checked as a whole once it has changed, and one that
 * is not made yet as the text that it will hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-misspellings.h"

#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-spelling.h"

#define TAG_NAME "accord-misspelt"

/* --- in a text --- */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* The end of the word that begins at @word: letters and digits, with apostrophes between them. */
static const char *
find_word_end (const char *word)
{
  const char *end = word;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        end = g_utf8_next_char (p);
      else if (!is_apostrophe (c))
        break;
    }

  return end;
}

/* What has a digit in it is a number or a name. */
static gboolean
is_misspelt (SpellingChecker *checker, const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, end - start);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return FALSE;

  return !accord_dictionary_contains (accord_prose_spelling_get_dictionary (), word) &&
         !spelling_checker_check_word (checker, word, -1);
}

/* Finds the first misspelt word of @text that begins at the character @from or after it. */
static gboolean
find_in_text (SpellingChecker *checker, const char *text, int from, int *start, int *end)
{
  int offset = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *word_end = g_unichar_isalnum (g_utf8_get_char (p)) ? find_word_end (p) : p;
      int length = (int) g_utf8_strlen (p, word_end - p);

      if (length > 0 && offset >= from && is_misspelt (checker, p, word_end))
        {
          *start = offset;
          *end = offset + length;
          return TRUE;
        }
      offset += MAX (length, 1);
      p = length > 0 ? word_end : g_utf8_next_char (p);
    }

  return FALSE;
}

/* --- in cells --- */

/**
 * accord_prose_misspellings_get_tag:
 * @cell: the text of a cell
 *
 * Returns: (transfer none): what misspelt words have in it
 */
GtkTextTag *
accord_prose_misspellings_get_tag (AccordProseBuffer *cell)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (cell));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, TAG_NAME);

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (cell), TAG_NAME, "underline", PANGO_UNDERLINE_ERROR, NULL);

  return tag;
}

/* A word is not wrong before it is written to its end. */
static gboolean
is_being_typed (AccordProseBuffer *cell, int end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cell);
  AccordProseGrid *grid = accord_prose_buffer_get_grid (cell);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return accord_prose_buffer_get_active_cell (accord_prose_grid_get_host (grid)) == cell &&
         !gtk_text_buffer_get_has_selection (buffer) && gtk_text_iter_get_offset (&cursor) == end;
}

/**
 * accord_prose_misspellings_mark:
 * @cell: the text of a cell
 * @checker: knows the language
 *
 * Marks the misspelt words of a cell, but for the one that is being typed.
 */
void
accord_prose_misspellings_mark (AccordProseBuffer *cell, SpellingChecker *checker)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cell);
  GtkTextTag *tag = accord_prose_misspellings_get_tag (cell);
  g_autofree char *text = accord_prose_buffer_dup_checked_text (cell);
  GtkTextIter first, last;
  int start;
  int end = 0;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag (buffer, tag, &first, &last);
  while (find_in_text (checker, text, end, &start, &end))
    if (!is_being_typed (cell, end))
      {
        gtk_text_buffer_get_iter_at_offset (buffer, &first, start);
        gtk_text_buffer_get_iter_at_offset (buffer, &last, end);
        gtk_text_buffer_apply_tag (buffer, tag, &first, &last);
      }
}

/* --- the next one --- */

/* Finds the first misspelt word of the table of @misspelling from where that stands. */
static gboolean
find_in_table (SpellingChecker *checker, AccordMisspelling *misspelling)
{
  AccordProseGrid *grid = misspelling->grid;
  guint n_columns = accord_prose_grid_get_n_columns (grid);
  guint n_cells = accord_prose_grid_get_n_rows (grid) * n_columns;
  int from = misspelling->start;

  for (guint i = misspelling->row * n_columns + misspelling->column; i < n_cells; i++)
    {
      g_autofree char *text = accord_prose_grid_dup_checked_text (grid, i / n_columns, i % n_columns);

      if (find_in_text (checker, text, from, &misspelling->start, &misspelling->end))
        {
          misspelling->row = i / n_columns;
          misspelling->column = i % n_columns;
          return TRUE;
        }
      from = 0;
    }

  return FALSE;
}

static gboolean
find_tagged (AccordProseBuffer *buffer, GtkTextTag *tag, int from, AccordMisspelling *found)
{
  GtkTextIter iter;

  if (tag == NULL)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, from);
  while (!gtk_text_iter_starts_tag (&iter, tag))
    if (!gtk_text_iter_forward_to_tag_toggle (&iter, tag))
      return FALSE;
  *found = (AccordMisspelling){ .start = gtk_text_iter_get_offset (&iter) };
  gtk_text_iter_forward_to_tag_toggle (&iter, tag);
  found->end = gtk_text_iter_get_offset (&iter);

  return TRUE;
}

static int
get_offset (AccordProseBuffer *buffer, AccordProseGrid *grid)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (buffer), &iter, accord_prose_grid_get_anchor (grid));

  return gtk_text_iter_get_offset (&iter);
}

/* The first from a place in the text on, in it or in one of its tables. */
static gboolean
find_from (AccordProseBuffer *buffer, GtkTextTag *tag, SpellingChecker *checker, int from, AccordMisspelling *found)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (buffer);
  gboolean is_tagged = find_tagged (buffer, tag, from, found);

  for (guint i = 0; i < grids->len; i++)
    {
      AccordMisspelling in_table = { .grid = grids->pdata[i] };
      int offset = get_offset (buffer, in_table.grid);

      if (offset >= from && (!is_tagged || offset < found->start) && find_in_table (checker, &in_table))
        {
          *found = in_table;
          return TRUE;
        }
    }

  return is_tagged;
}

/**
 * accord_prose_misspellings_find_next:
 * @buffer: a text
 * @tag: (nullable): what misspelt words have in it
 * @checker: knows the language
 * @found: (out): the word
 *
 * Finds the next misspelt word after the cursor, in the text and in its tables, round the end.
 *
 * Returns: whether there is one
 */
gboolean
accord_prose_misspellings_find_next (AccordProseBuffer *buffer, GtkTextTag *tag, SpellingChecker *checker,
                                     AccordMisspelling *found)
{
  AccordProseBuffer *cell = accord_prose_buffer_get_active_cell (buffer);
  GtkTextIter start, end;
  int from;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (cell != NULL ? cell : buffer), &start, &end);
  from = gtk_text_iter_get_offset (&end);
  if (cell != NULL)
    {
      *found = (AccordMisspelling){ .grid = accord_prose_buffer_get_grid (cell), .start = from };
      if (accord_prose_grid_find_cell (found->grid, cell, &found->row, &found->column) && find_in_table (checker, found))
        return TRUE;
      from = get_offset (buffer, found->grid) + 1;
    }

  return find_from (buffer, tag, checker, from, found) || find_from (buffer, tag, checker, 0, found);
}
