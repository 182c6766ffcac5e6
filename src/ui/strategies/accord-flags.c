/* accord-flags.c: the findings of a strategy, in few words and shapes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-flags.h"

#include <glib/gi18n.h>

#include "ui/common/accord-state-label.h"

/* More sentences than this do not fit a banner. */
#define MAX_SENTENCES 2
/* More names than this do not fit a line of the list. */
#define MAX_NAMES 2

/* A person's word goes before what the records alone come to. */
static AccordFindingState
get_part_state (const AccordFinding *finding, const AccordFindingPart *part)
{
  return finding->note != NULL ? finding->state : part->state;
}

/* The names of the parts of one state: "Healthwatch City, Healthwatch Coast and 2 more". NULL when there are none. */
static char *
write_names (const AccordFinding *finding, AccordFindingState state)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      if (get_part_state (finding, part) != state)
        continue;
      n++;
      if (n <= MAX_NAMES)
        g_string_append_printf (names, "%s%s", n > 1 ? _(", ") : "", part->name);
    }
  if (n > MAX_NAMES)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - MAX_NAMES), n - MAX_NAMES);
  return n > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

typedef void (*Visit) (AccordFindingState state, const char *text, gpointer data);

/* Only what can flag the strategy: the rest is for Checks to show. */
static void
visit (AccordPlanChecks *checks, Visit func, gpointer data)
{
  for (guint i = 0; i < checks->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

      if (finding->rule->severity != ACCORD_SEVERITY_HIGH)
        continue;
      for (int state = ACCORD_FINDING_RECORDED; state <= ACCORD_FINDING_NOT_CHECKED; state++)
        {
          g_autofree char *names = write_names (finding, (AccordFindingState) state);
          g_autofree char *text = NULL;

          if (names == NULL)
            continue;
          /* Translators: who was involved, and what is recorded of it: "Healthwatch Wolds: none recorded". */
          text = g_strdup_printf (_("%s: %s"), names, accord_finding_state_get_words ((AccordFindingState) state));
          func ((AccordFindingState) state, text, data);
        }
    }
}

static void
append_text (AccordFindingState state, const char *text, gpointer data)
{
  GString *summary = data;

  g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", text);
}

/**
 * accord_flags_write_summary:
 * @checks: a strategy's findings
 *
 * Returns: (transfer full): what they come to, in one line
 */
char *
accord_flags_write_summary (AccordPlanChecks *checks)
{
  GString *summary = g_string_new (NULL);

  visit (checks, append_text, summary);
  return g_string_free_and_steal (summary);
}

static void
append_line (AccordFindingState state, const char *text, gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  const char *icon = accord_state_icon_name (accord_finding_state_get_code (state));
  /* The words beside it say the same. */
  GtkWidget *shape = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), shape);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (data, line);
}

/**
 * accord_flags_fill_box:
 * @checks: (nullable): a strategy's findings
 * @box: an empty box
 *
 * Puts each state into the box, a line each, as a shape and in words.
 */
void
accord_flags_fill_box (AccordPlanChecks *checks, GtkBox *box)
{
  if (checks != NULL)
    visit (checks, append_line, box);
}

/* What is missing of one part, as a sentence. */
static char *
write_sentence (const AccordFindingPart *part)
{
  const AccordFindingMissing *first;

  if (part->text != NULL)
    return g_strdup (part->text);
  if (part->missing->len == 0)
    return NULL;
  first = g_ptr_array_index (part->missing, 0);
  /* Translators: whom it is about, and what is missing, a sentence. */
  return g_strdup_printf (_("%s: %s"), part->name, first->text);
}

/**
 * accord_flags_write_banner:
 * @checks: (nullable): a strategy's findings
 *
 * Returns: (transfer full) (nullable): sentences that say what is missing; %NULL when nothing flags the strategy
 */
char *
accord_flags_write_banner (AccordPlanChecks *checks)
{
  GString *banner = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; checks != NULL && i < checks->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

      for (guint k = 0; finding->is_flagged && k < finding->parts->len; k++)
        {
          const AccordFindingPart *part = g_ptr_array_index (finding->parts, k);
          g_autofree char *sentence = part->state != ACCORD_FINDING_RECORDED ? write_sentence (part) : NULL;

          if (sentence != NULL && ++n <= MAX_SENTENCES)
            g_string_append_printf (banner, "%s%s", n > 1 ? " " : "", sentence);
        }
    }
  if (n > MAX_SENTENCES)
    g_string_append_printf (banner, ngettext (" And %u more.", " And %u more.", n - MAX_SENTENCES), n - MAX_SENTENCES);
  if (n > 0)
    return g_string_free_and_steal (banner);
  g_string_free (banner, TRUE);
  return NULL;
}
