/* accord-export-strategy.c: a strategy as a text in CommonMark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-export-strategy.h"

#include <string.h>

#include "base/accord-save.h"
#include "exchange/accord-import-outline.h"

/*
 * What `accord import FILE strategy` reads again as the very same strategy: front matter with the facts, a heading for each
 * section, below it a line with the codes of its topics, and its text. Where such a text would be read otherwise, because a
 * section has headings of its own, say, or an owner, each section begins with a comment that says so and how deep it is;
 * the comment holds a number that is in none of the texts.
 */

/* --- front matter --- */

static gboolean
is_plain_value (const char *value)
{
  gsize length = strlen (value);

  if (length == 0 || strpbrk (value, ":#[]{}&*!|>'\"%@`\\\n\r\t,") != NULL)
    return FALSE;
  return value[0] != ' ' && value[0] != '-' && value[0] != '?' && value[length - 1] != ' ';
}

/* As YAML has it between double quotes. */
static void
add_value (GString *text, const char *key, const char *value)
{
  g_autoptr (GString) quoted = NULL;

  if (*value == '\0')
    return;
  if (is_plain_value (value))
    {
      g_string_append_printf (text, "%s: %s\n", key, value);
      return;
    }
  quoted = g_string_new (value);
  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  g_string_replace (quoted, "\n", "\\n", 0);
  g_string_replace (quoted, "\r", "\\r", 0);
  g_string_replace (quoted, "\t", "\\t", 0);
  g_string_append_printf (text, "%s: \"%s\"\n", key, quoted->str);
}

static GString *
begin (const AccordPlanContent *content)
{
  GString *text = g_string_new ("---\n");

  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    add_value (text, ACCORD_PLAN_FACTS[i], accord_plan_content_get_fact (content, ACCORD_PLAN_FACTS[i]));
  return text;
}

static void
add_heading (GString *text, const AccordPlanSection *section)
{
  g_autofree char *line = g_strdelimit (g_strdup (section->heading), "\n\r", ' ');
  guint level = MIN (section->depth + 1, 6);

  g_string_append_printf (text, "%.*s %s\n", (int) level, "######", line);
}

/* --- as people write it --- */

/* Line feeds at the end of a text mean nothing in CommonMark. */
static char *
write_below_heading (const AccordPlanSection *section)
{
  g_autofree char *topics = g_strjoinv (", ", section->topics);
  g_autofree char *body = g_strdup (section->body);

  for (gsize length = strlen (body); length > 0 && body[length - 1] == '\n'; length--)
    body[length - 1] = '\0';
  if (*topics == '\0')
    return g_steal_pointer (&body);
  return g_strconcat ("topics: ", topics, *body != '\0' ? "\n\n" : "", body, NULL);
}

static char *
write_plain (const AccordPlanContent *content)
{
  GString *text = begin (content);

  g_string_append (text, "---\n");
  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);
      g_autofree char *below = write_below_heading (section);

      g_string_append_c (text, '\n');
      add_heading (text, section);
      if (*below != '\0')
        g_string_append_printf (text, "\n%s\n", below);
    }
  return g_string_free_and_steal (text);
}

static gboolean
reads_as (const AccordImportOutline *outline, const AccordPlanContent *content, guint index)
{
  const AccordImportOutlineSection *read = g_ptr_array_index (outline->sections, index);
  const AccordPlanSection *section = accord_plan_content_get_section (content, index);
  g_autofree char *below = write_below_heading (section);
  gint64 parent = read->parent >= 0 ? accord_plan_content_get_section (content, (guint) read->parent)->id : 0;

  return g_str_equal (read->heading, section->heading) && g_str_equal (read->body, below) && parent == section->parent &&
         *section->owner == '\0' && g_ascii_strncasecmp (section->body, "topics:", strlen ("topics:")) != 0 &&
         section->body[0] != '\n';
}

static gboolean
reads_the_same (const char *text, const AccordPlanContent *content)
{
  g_autoptr (AccordImportOutline) outline = accord_import_outline_read (text);

  if (outline->sections->len != accord_plan_content_get_n_sections (content))
    return FALSE;
  for (guint i = 0; i < outline->sections->len; i++)
    if (!reads_as (outline, content, i))
      return FALSE;
  return TRUE;
}

/* --- with marks --- */

static guint
choose_mark (const AccordPlanContent *content)
{
  guint number = 1;

  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      g_autofree char *mark = g_strdup_printf (ACCORD_IMPORT_OUTLINE_MARK, number);

      if (strstr (accord_plan_content_get_section (content, i)->body, mark) == NULL)
        continue;
      number++;
      i = G_MAXUINT;            /* begin again with the next */
    }
  return number;
}

static char *
write_marked (const AccordPlanContent *content)
{
  GString *text = begin (content);
  guint number = choose_mark (content);
  guint n = accord_plan_content_get_n_sections (content);

  g_string_append_printf (text, ACCORD_IMPORT_OUTLINE_KEY ": %u\n---\n\n", number);
  for (guint i = 0; i < n; i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);
      g_autofree char *topics = g_strjoinv (", ", section->topics);
      g_autofree char *owner = g_strdelimit (g_strdup (section->owner), "\n\r", ' ');

      g_string_append_printf (text, ACCORD_IMPORT_OUTLINE_MARK "%u -->\n", number, section->depth + 1);
      add_heading (text, section);
      g_string_append_printf (text, "topics: %s\nowner: %s\n\n%s\n", topics, owner, section->body);
      if (i + 1 < n)
        g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

/**
 * accord_export_strategy_write:
 * @content: a strategy
 *
 * Writes a strategy so that importing it gives the same headings, texts, topics and facts again, and exporting that the same
 * bytes. Any thread.
 *
 * Returns: (transfer full): CommonMark with front matter
 */
char *
accord_export_strategy_write (const AccordPlanContent *content)
{
  g_autofree char *plain = write_plain (content);

  return reads_the_same (plain, content) ? g_steal_pointer (&plain) : write_marked (content);
}

/* --- to a file --- */

typedef struct
{
  gint64 plan;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (AccordPlanContent) content = accord_plan_content_read (connection, saving->plan, error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (content == NULL)
    return NULL;
  text = accord_export_strategy_write (content);
  bytes = g_bytes_new_take (text, strlen (text));
  return GINT_TO_POINTER (accord_save_bytes (saving->path, bytes, cancellable, error));
}

/**
 * accord_export_strategy_save:
 * @plan: a strategy
 * @path: the file to write
 *
 * Returns: (transfer full): a question that writes the file, whole or not at all
 */
AccordRequest *
accord_export_strategy_save (gint64 plan, const char *path)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { plan, g_strdup (path) };
  return accord_request_read (save_cb, saving, saving_free, NULL);
}
