/* accord-attention-rows.c: what needs a person, in lines that open their place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-attention-rows.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-attention.h"
#include "ui/common/accord-shell.h"
#include "ui/common/accord-state-label.h"

/* Of one kind no more lines than this: the page that they open has the rest. */
#define MAX_OF_A_KIND 4

#define TARGET_KEY "accord-target"

/* The rows behind a count; or a record; or with no id a page. */
typedef struct
{
  AccordNarrowing *rows;    /* NULL for none */
  const char *place;        /* or the table of the rows */
  gint64 id;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_clear_pointer (&target->rows, accord_narrowing_free);
  g_free (target);
}

/* The words say it all. */
static GtkWidget *
make_picture (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
make_row (const char *icon, const char *title, const char *subtitle, const char *place, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();
  Target *target = g_new (Target, 1);

  *target = (Target) { NULL, place, id };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_picture (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_picture ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), TARGET_KEY, target, target_free);
  return row;
}

/* --- flags --- */

static char *
list_missing (const AccordFindingPart *part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < part->missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((AccordFindingMissing *) g_ptr_array_index (part->missing, i))->text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_flag (GtkListBox *list, gint64 plan, const AccordFindingPart *part)
{
  const char *icon = accord_state_icon_name (accord_finding_state_get_code (part->state));
  g_autofree char *title = g_strdup_printf (_("%s: %s"), part->name, accord_finding_state_get_words (part->state));
  g_autofree char *missing = part->text != NULL ? g_strdup (part->text) : list_missing (part);
  GtkWidget *row = make_row (icon, title, missing, "finding", plan);

  gtk_list_box_append (list, row);
}

/* What does not flag the plan has one line, however many it is about. */
static void
add_unflagged (GtkListBox *list, gint64 plan, const AccordFinding *finding)
{
  const char *icon = accord_state_icon_name (accord_finding_state_get_code (finding->state));
  g_autofree char *title = g_strdup_printf (_("%s: %s"), finding->rule->title,
                                            accord_finding_state_get_words (finding->state));
  g_autofree char *missing = NULL;

  for (guint i = 0; missing == NULL && i < finding->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (finding->parts, i);

      if (accord_finding_state_is_open (part->state))
        missing = part->text != NULL ? g_strdup (part->text) : list_missing (part);
    }
  gtk_list_box_append (list, make_row (icon, title, missing != NULL ? missing : "", "finding", plan));
}

/* Listed, and no flag. */
static gboolean
is_unflagged (const AccordFinding *finding)
{
  return finding->rule->severity == ACCORD_SEVERITY_MEDIUM && accord_finding_state_is_open (finding->state);
}

static void
add_more_unflagged (GtkListBox *list, gint64 plan, guint n)
{
  g_autofree char *title = g_strdup_printf (
      g_dngettext (NULL, "and %u more requirement with something missing", "and %u more requirements with something missing",
                   n), n);

  gtk_list_box_append (list, make_row ("view-more-symbolic", title, "", "finding", plan));
}

static void
add_flags (GtkListBox *list, AccordPlanChecks *plan)
{
  guint n_unflagged = 0;

  for (guint i = 0; i < plan->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (plan->findings, i);

      for (guint j = 0; finding->is_flagged && j < finding->parts->len; j++)
        {
          const AccordFindingPart *part = g_ptr_array_index (finding->parts, j);

          if (accord_finding_state_is_open (part->state))
            add_flag (list, plan->plan, part);
        }
      if (is_unflagged (finding) && n_unflagged++ < MAX_OF_A_KIND)
        add_unflagged (list, plan->plan, finding);
    }
  if (n_unflagged > MAX_OF_A_KIND)
    add_more_unflagged (list, plan->plan, n_unflagged - MAX_OF_A_KIND);
}

/* --- the rest --- */

static char *
name_need (const AccordAttention *need)
{
  const guint n = need->count;

  switch (need->kind)
    {
    case ACCORD_ATTENTION_VACANCY:
      return g_strdup_printf (_("Vacant seat: %s"), need->subject);
    case ACCORD_ATTENTION_TERM_ENDED:
      return g_strdup_printf (_("Term over: %s"), need->subject);
    case ACCORD_ATTENTION_TERM_ENDING:
      return g_strdup_printf (_("Term ends soon: %s"), need->subject);
    case ACCORD_ATTENTION_DECLARATION_MISSING:
      return g_strdup_printf (g_dngettext (NULL, "%u declaration of interests has not been received",
                                           "%u declarations of interests have not been received", n), n);
    case ACCORD_ATTENTION_DECLARATION_CHASED:
      return g_strdup_printf (g_dngettext (NULL, "%u declaration of interests has been chased and is still missing",
                                           "%u declarations of interests have been chased and are still missing", n), n);
    case ACCORD_ATTENTION_NO_RESPONSE:
      return g_strdup_printf (g_dngettext (NULL, "%u piece of feedback without a response",
                                           "%u pieces of feedback without a response", n), n);
    case ACCORD_ATTENTION_SUSPECT_LINK:
      return g_strdup_printf (g_dngettext (NULL, "%u link to a passage that has changed since",
                                           "%u links to a passage that has changed since", n), n);
    case ACCORD_ATTENTION_ACTION_OVERDUE:
      return g_strdup_printf (g_dngettext (NULL, "%u action is overdue", "%u actions are overdue", n), n);
    case ACCORD_ATTENTION_TERMS_REVIEW:
      return g_strdup (_("Terms of reference are due for review"));
    case ACCORD_ATTENTION_NEXT_MEETING:
      return g_strdup_printf (_("Next meeting: %s"), need->subject);
    default:
      return g_strdup_printf (g_dngettext (NULL, "%u planned activity whose day is past",
                                           "%u planned activities whose day is past", n), n);
    }
}

static char *
describe_need (const AccordAttention *need)
{
  g_autofree char *day = accord_day_format (need->day);

  switch (need->kind)
    {
    case ACCORD_ATTENTION_VACANCY:
      return *day != '\0' ? g_strdup_printf (_("Since %s"), day) : g_strdup ("");
    case ACCORD_ATTENTION_TERM_ENDED:
    case ACCORD_ATTENTION_TERM_ENDING:
    case ACCORD_ATTENTION_NEXT_MEETING:
      return g_strdup (day);
    case ACCORD_ATTENTION_OVERDUE:
    case ACCORD_ATTENTION_ACTION_OVERDUE:
    case ACCORD_ATTENTION_TERMS_REVIEW:
      return g_strdup_printf ("%s · %s", need->subject, day);
    default:
      if (need->count > 1 && need->kind != ACCORD_ATTENTION_SUSPECT_LINK)
        /* Translators: the one of several to begin with. */
        return g_strdup_printf (_("The first: %s"), need->subject);
      return g_strdup (need->subject);
    }
}

/* What counts several opens all of them, where a list has them. */
static void
open_rows_of (GtkWidget *row, const AccordAttention *need)
{
  Target *target = g_object_get_data (G_OBJECT (row), TARGET_KEY);
  const char *table = NULL;

  target->rows = accord_attention_get_rows (need, &table);
  if (target->rows != NULL)
    target->place = table;
}

static void
add_need (GtkListBox *list, const AccordAttention *need)
{
  g_autofree char *title = name_need (need);
  g_autofree char *subtitle = describe_need (need);
  const char *icon = need->kind == ACCORD_ATTENTION_NEXT_MEETING ? "accord-meetings-symbolic" : "dialog-warning-symbolic";
  GtkWidget *row = make_row (icon, title, subtitle, need->table, need->id);

  if (need->count > 1)
    open_rows_of (row, need);
  gtk_list_box_append (list, row);
}

static const char *
page_of (const AccordAttention *need)
{
  if (g_str_equal (need->table, "section"))
    return "strategies";
  if (g_str_equal (need->table, "terms_of_reference"))
    return "meetings";
  return g_str_equal (need->table, "activity") ? "engagement" : "partners";
}

static void
add_more (GtkListBox *list, const AccordAttention *need, guint n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "and %u more like it", "and %u more like these", n), n);
  GtkWidget *row = make_row ("view-more-symbolic", title, "", page_of (need), 0);

  open_rows_of (row, need);
  gtk_list_box_append (list, row);
}

static void
add_needs (GtkListBox *list, GPtrArray *needs)
{
  guint start = 0;

  while (start < needs->len)
    {
      const AccordAttention *first = g_ptr_array_index (needs, start);
      guint end = start, shown;

      while (end < needs->len && ((AccordAttention *) g_ptr_array_index (needs, end))->kind == first->kind)
        end++;
      shown = MIN (end, start + MAX_OF_A_KIND);
      for (guint i = start; i < shown; i++)
        add_need (list, g_ptr_array_index (needs, i));
      if (shown < end)
        add_more (list, first, end - shown);
      start = end;
    }
}

/**
 * accord_attention_rows_show:
 * @list: holds the lines and nothing else
 * @plan: (nullable): the plan in hand, for its flags
 * @needs: (element-type AccordAttention): what else needs a person, by kind
 *
 * Shows what needs a person: the flags of the plan in hand first.
 */
void
accord_attention_rows_show (GtkListBox *list, AccordPlanChecks *plan, GPtrArray *needs)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list));
  int position = had_focus && GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : 0;
  GtkListBoxRow *row;

  gtk_list_box_remove_all (list);
  if (plan != NULL)
    add_flags (list, plan);
  add_needs (list, needs);
  row = gtk_list_box_get_row_at_index (list, position);
  if (had_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * accord_attention_rows_open:
 * @row: a line
 *
 * Goes to the place where it is settled.
 */
void
accord_attention_rows_open (GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), TARGET_KEY);

  if (target->rows != NULL)
    accord_shell_list (GTK_WIDGET (row), target->place, target->rows);
  else if (target->id != 0)
    accord_shell_open (GTK_WIDGET (row), target->place, target->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (row), "win.go", "s", target->place);
}

/**
 * accord_attention_rows_make_placeholder:
 *
 * Returns: (transfer floating): what the list shows when it has no line
 */
GtkWidget *
accord_attention_rows_make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("Nothing needs attention."));

  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  return label;
}
