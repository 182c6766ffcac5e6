/* accord-redline-write.c: a redline as text for a terminal, and as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "model/accord-field.h"
#include "model/accord-json.h"
#include "plans/accord-redline.h"

static const char *
name_change (AccordRedlineChange change)
{
  static const char *const NAMES[] = { "same", "added", "removed", "changed", "restyled" };

  return NAMES[change];
}

static const char *
name_kind (AccordProseKind kind)
{
  static const char *const NAMES[] = { "paragraph", "heading", "bullet", "number", "quote", "code", "rule", "table", "kept" };

  return NAMES[kind];
}

/* --- text --- */

static void
add_word (GString *text, gboolean is_so, const char *word)
{
  if (is_so)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
}

static void
add_from_to (GString *text, gboolean is_so, const char *format, const char *was)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!is_so)
    return;
  g_string_append (words, format);
  g_string_replace (words, "{was}", was, 0);
  add_word (text, TRUE, words->str);
}

/**
 * accord_redline_describe:
 * @section: a section of a redline
 *
 * Returns: (transfer full): what became of it, in a few translated words: "moved from 3, renamed from “Carers”, text changed";
 *   "" when it is as it was
 */
char *
accord_redline_describe (const AccordRedlineSection *section)
{
  GString *text = g_string_new (NULL);

  add_word (text, section->change == ACCORD_REDLINE_ADDED, _("added"));
  add_word (text, section->change == ACCORD_REDLINE_REMOVED, _("removed"));
  if (section->change != ACCORD_REDLINE_CHANGED)
    return g_string_free_and_steal (text);
  /* Translators: a section was moved; {was} is the number it had: keep it. */
  add_from_to (text, section->is_moved, _("moved from {was}"), section->was_number);
  /* Translators: a section was renamed; {was} is the heading it had: keep it. */
  add_from_to (text, section->is_renamed, _("renamed from “{was}”"), section->was_heading);
  add_word (text, section->is_rewritten, _("text changed"));
  add_word (text, *section->topics_added != NULL || *section->topics_removed != NULL, _("topics changed"));
  add_word (text, !g_str_equal (section->owner, section->was_owner), _("owner changed"));
  return g_string_free_and_steal (text);
}

static void
add_spans (GString *text, const AccordRedlineText *spans, gboolean is_marked)
{
  for (guint i = 0; i < spans->n_spans; i++)
    {
      const AccordRedlineSpan *span = &spans->spans[i];

      if (is_marked && span->change == ACCORD_REDLINE_REMOVED)
        g_string_append_printf (text, "[-%s-]", span->text);
      else if (is_marked && span->change == ACCORD_REDLINE_ADDED)
        g_string_append_printf (text, "{+%s+}", span->text);
      else if (is_marked && span->change == ACCORD_REDLINE_RESTYLED)
        g_string_append_printf (text, "{~%s~}", span->text);
      else
        g_string_append (text, span->text);
    }
}

static void
add_row (GString *text, const AccordRedlineBlock *block, const AccordRedlineRow *row)
{
  gboolean is_marked = row->change == ACCORD_REDLINE_CHANGED || row->change == ACCORD_REDLINE_SAME;

  for (guint i = 0; i < block->n_columns; i++)
    {
      g_string_append (text, i > 0 ? " | " : "| ");
      add_spans (text, &row->cells[i], is_marked);
    }
  g_string_append (text, " |");
}

static const char *
get_sign (AccordRedlineChange change)
{
  return change == ACCORD_REDLINE_ADDED ? "+" : change == ACCORD_REDLINE_REMOVED ? "-" : "~";
}

/* Every line of @paragraph is indented and signed, so that none can be taken for something else. */
static void
add_lines (GString *text, const char *sign, const char *paragraph)
{
  g_auto (GStrv) lines = g_strsplit (paragraph, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "    %s %s\n", sign, lines[i]);
}

static void
add_block (GString *text, const AccordRedlineBlock *block)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (block->kind == ACCORD_PROSE_TABLE)
    {
      for (guint i = 0; i < block->n_rows; i++)
        {
          if (block->rows[i].change == ACCORD_REDLINE_SAME)
            continue;
          g_string_truncate (words, 0);
          add_row (words, block, &block->rows[i]);
          add_lines (text, get_sign (block->rows[i].change), words->str);
        }
      return;
    }
  if (block->kind != block->was_kind)
    g_string_append_printf (words, "(%s → %s) ", name_kind (block->was_kind), name_kind (block->kind));
  g_string_append (words, block->kind == ACCORD_PROSE_BULLET   ? "• "
                          : block->kind == ACCORD_PROSE_NUMBER ? "1. "
                          : block->kind == ACCORD_PROSE_RULE   ? "—"
                                                               : "");
  add_spans (words, &block->text, block->change == ACCORD_REDLINE_CHANGED);
  add_lines (text, get_sign (block->change), words->str);
}

static void
add_topics (GString *text, const char *sign, const char *const *topics)
{
  g_autofree char *list = g_strjoinv (", ", (char **) topics);

  if (*list != '\0')
    g_string_append_printf (text, "    %s topics: %s\n", sign, list);
}

static void
add_section (GString *text, const AccordRedlineSection *section)
{
  g_autofree char *what = accord_redline_describe (section);
  gboolean was_same = FALSE;

  g_string_append_printf (text, "\n%s %s %s  (%s)\n", get_sign (section->change),
                          *section->number != '\0' ? section->number : section->was_number, section->heading, what);
  add_topics (text, "-", section->topics_removed);
  add_topics (text, "+", section->topics_added);
  for (guint i = 0; i < section->n_blocks; i++)
    {
      gboolean is_same = section->blocks[i].change == ACCORD_REDLINE_SAME;

      if (!is_same)
        add_block (text, &section->blocks[i]);
      else if (!was_same)
        g_string_append (text, "      …\n");
      was_same = is_same;
    }
}

static const char *
get_label (const char *fact)
{
  const AccordField *field = accord_field_find ("plan", fact);

  return field != NULL ? _(field->label) : fact;
}

/**
 * accord_redline_to_text:
 *
 * Writes what changed for a terminal: a line for each section that is another, signed "+", "-" or "~"; below it, indented,
 * its paragraphs that are another, with [-what was removed-], {+what was added+} and {~what has another style~}.
 *
 * Returns: (transfer full): the text; "" when nothing changed
 */
char *
accord_redline_to_text (const AccordRedline *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accord_redline_get_n_facts (self); i++)
    {
      const AccordRedlineFact *fact = accord_redline_get_fact (self, i);

      g_string_append_printf (text, "~ %s: [-%s-]{+%s+}\n", get_label (fact->fact), fact->was, fact->is);
    }
  for (guint i = 0; i < accord_redline_get_n_sections (self); i++)
    {
      const AccordRedlineSection *section = accord_redline_get_section (self, i);

      if (section->change != ACCORD_REDLINE_SAME)
        add_section (text, section);
    }
  return g_string_free_and_steal (text);
}

/* --- JSON --- */

static void
set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
set_flag (JsonBuilder *builder, const char *name, gboolean flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

static void
set_style (JsonBuilder *builder, const char *name, AccordProseStyle style)
{
  static const char *const NAMES[] = { "strong", "emphasis", "literal" };

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (style & (1u << i))
      json_builder_add_string_value (builder, NAMES[i]);
  json_builder_end_array (builder);
}

static void
set_spans (JsonBuilder *builder, const char *name, const AccordRedlineText *text)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < text->n_spans; i++)
    {
      const AccordRedlineSpan *span = &text->spans[i];

      json_builder_begin_object (builder);
      set_text (builder, "change", name_change (span->change));
      set_text (builder, "text", span->text);
      if (span->style != ACCORD_PROSE_PLAIN || span->change == ACCORD_REDLINE_RESTYLED)
        set_style (builder, "style", span->style);
      if (span->url != NULL)
        set_text (builder, "url", span->url);
      if (span->change == ACCORD_REDLINE_RESTYLED)
        {
          set_style (builder, "was_style", span->was_style);
          set_text (builder, "was_url", span->was_url);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_rows (JsonBuilder *builder, const AccordRedlineBlock *block)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < block->n_columns; i++)
    json_builder_add_string_value (builder, name_change (block->columns[i]));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < block->n_rows; i++)
    {
      json_builder_begin_object (builder);
      set_text (builder, "change", name_change (block->rows[i].change));
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_array (builder);
      for (guint k = 0; k < block->n_columns; k++)
        set_spans (builder, NULL, &block->rows[i].cells[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
set_block (JsonBuilder *builder, const AccordRedlineBlock *block)
{
  json_builder_begin_object (builder);
  set_text (builder, "change", name_change (block->change));
  set_text (builder, "kind", name_kind (block->kind));
  set_text (builder, "was_kind", name_kind (block->was_kind));
  accord_json_set_int (builder, "level", block->level);
  accord_json_set_int (builder, "was_level", block->was_level);
  if (block->kind == ACCORD_PROSE_TABLE)
    set_rows (builder, block);
  else
    set_spans (builder, "spans", &block->text);
  json_builder_end_object (builder);
}

static void
set_list (JsonBuilder *builder, const char *name, const char *const *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; list[i] != NULL; i++)
    json_builder_add_string_value (builder, list[i]);
  json_builder_end_array (builder);
}

static void
set_section (JsonBuilder *builder, const AccordRedlineSection *section)
{
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "id", section->id);
  set_text (builder, "change", name_change (section->change));
  set_flag (builder, "moved", section->is_moved);
  set_flag (builder, "renamed", section->is_renamed);
  set_flag (builder, "rewritten", section->is_rewritten);
  set_text (builder, "number", section->number);
  set_text (builder, "was_number", section->was_number);
  set_text (builder, "heading", section->heading);
  set_text (builder, "was_heading", section->was_heading);
  set_text (builder, "under", section->under);
  set_text (builder, "was_under", section->was_under);
  set_text (builder, "owner", section->owner);
  set_text (builder, "was_owner", section->was_owner);
  set_list (builder, "topics_added", section->topics_added);
  set_list (builder, "topics_removed", section->topics_removed);
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->n_blocks; i++)
    set_block (builder, &section->blocks[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
set_counts (JsonBuilder *builder, const AccordRedline *self)
{
  AccordRedlineCounts counts = accord_redline_count (self);

  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "changed", counts.changed);
  accord_json_set_int (builder, "added", counts.added);
  accord_json_set_int (builder, "removed", counts.removed);
  accord_json_set_int (builder, "moved", counts.moved);
  accord_json_set_int (builder, "renamed", counts.renamed);
  accord_json_set_int (builder, "rewritten", counts.rewritten);
  json_builder_end_object (builder);
}

/**
 * accord_redline_add_json:
 * @builder: in an object
 *
 * Adds the members that `accord version diff --json` prints: `counts`; `facts` (`fact`, `was`, `is`); and `sections`, those
 * that are another only, in the order of reading: what #AccordRedlineSection has, with `blocks` of #AccordRedlineBlock and
 * in them `spans` of #AccordRedlineSpan, or for a table `columns` and `rows` of `cells` of spans. Names are never changed,
 * only added to.
 */
void
accord_redline_add_json (const AccordRedline *self, JsonBuilder *builder)
{
  set_counts (builder, self);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < accord_redline_get_n_facts (self); i++)
    {
      const AccordRedlineFact *fact = accord_redline_get_fact (self, i);

      json_builder_begin_object (builder);
      set_text (builder, "fact", fact->fact);
      set_text (builder, "was", fact->was);
      set_text (builder, "is", fact->is);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < accord_redline_get_n_sections (self); i++)
    if (accord_redline_get_section (self, i)->change != ACCORD_REDLINE_SAME)
      set_section (builder, accord_redline_get_section (self, i));
  json_builder_end_array (builder);
}
