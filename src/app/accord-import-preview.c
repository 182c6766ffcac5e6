/* accord-import-preview.c: what an import would do, to look at and to put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-import-preview.h"

#include <glib/gi18n.h>

/* Enough to see whether it was understood; the rest is counted. */
#define MAX_ROWS 30
#define MAX_REMARKS 200

/**
 * AccordImportPreview:
 *
 * Shows an #AccordImportPlan: what was found, which names may be one body, the first rows as they will be, what is not
 * used and why, and which column is read as what. A person's changes go into the plan at once; #AccordImportPreview::stale
 * asks for it to be planned anew where that is needed.
 */
struct _AccordImportPreview
{
  AdwBin parent_instance;

  AdwActionRow *found;
  AdwPreferencesGroup *proposals;
  AdwPreferencesGroup *known;
  AdwPreferencesGroup *rows;
  AdwPreferencesGroup *skipped;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *columns;

  AccordImportPlan *plan;
  GPtrArray *shown;          /* pairs: group, row */
  GPtrArray *updates;        /* a switch for each known row that is shown; the groups own them */
};

G_DEFINE_FINAL_TYPE (AccordImportPreview, accord_import_preview, ADW_TYPE_BIN)

enum
{
  STALE,
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add (AccordImportPreview *self, AdwPreferencesGroup *group, gpointer row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->shown, group);
  g_ptr_array_add (self->shown, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
clear (AccordImportPreview *self)
{
  for (guint i = 0; i < self->shown->len; i += 2)
    adw_preferences_group_remove (self->shown->pdata[i], self->shown->pdata[i + 1]);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->updates, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->known), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->proposals), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
}

static AdwActionRow *
make_row (const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  return row;
}

static void
add_more (AccordImportPreview *self, AdwPreferencesGroup *group, guint n, guint shown)
{
  g_autofree char *text = NULL;

  if (n <= shown)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - shown), n - shown);
  add (self, group, make_row (text, ""));
}

/* --- what was found --- */

static void
show_found (AccordImportPreview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_skipped = accord_import_plan_get_n_skipped (self->plan);
  guint n_blank = accord_import_plan_get_n_blank (self->plan);
  guint n_known = accord_import_plan_get_n_known (self->plan);

  g_string_printf (text, _("%u read: %u to bring in"), accord_import_plan_get_n_read (self->plan),
                   accord_import_plan_get_n_taken (self->plan));
  if (n_known > 0)
    g_string_append_printf (text, _(", %u of %u to update"), accord_import_plan_get_n_updates (self->plan), n_known);
  if (n_skipped > 0)
    g_string_append_printf (text, _(", %u not used"), n_skipped);
  if (n_blank > 0)
    g_string_append_printf (text, _(", %u blank"), n_blank);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found), accord_import_plan_get_file_name (self->plan));
  adw_action_row_set_subtitle (self->found, text->str);
}

/* --- same body, two spellings --- */

static void
decided_cb (AdwSwitchRow *row, GParamSpec *pspec, AccordImportPreview *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "accord-index"));

  accord_import_plan_decide (self->plan, index,
                             adw_switch_row_get_active (row) ? ACCORD_IMPORT_SAME : ACCORD_IMPORT_DIFFERENT);
  show_found (self);
}

static void
show_proposals (AccordImportPreview *self)
{
  for (guint i = 0; i < accord_import_plan_get_n_proposals (self->plan); i++)
    {
      const AccordImportProposal *proposal = accord_import_plan_get_proposal (self->plan, i);
      GtkWidget *row = adw_switch_row_new ();
      g_autofree char *title = g_strdup_printf ("%s = %s", proposal->name, proposal->other);
      g_autofree char *subtitle = g_strdup_printf (_("Row %u"), proposal->row);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), proposal->decision == ACCORD_IMPORT_SAME);
      g_object_set_data (G_OBJECT (row), "accord-index", GUINT_TO_POINTER (i));
      g_signal_connect (row, "notify::active", G_CALLBACK (decided_cb), self);
      add (self, self->proposals, row);
    }
}

/* --- rows that were brought in before --- */

static void
update_chosen_cb (AdwSwitchRow *row, GParamSpec *pspec, AccordImportPreview *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "accord-index"));

  accord_import_plan_set_update (self->plan, index, adw_switch_row_get_active (row));
  show_found (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

/* Those that are not shown are decided as well. */
static void
update_all_chosen_cb (AdwSwitchRow *row, GParamSpec *pspec, AccordImportPreview *self)
{
  gboolean update = adw_switch_row_get_active (row);

  accord_import_plan_set_update_all (self->plan, update);
  for (guint i = 0; i < self->updates->len; i++)
    adw_switch_row_set_active (self->updates->pdata[i], update);
  show_found (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

static GtkWidget *
make_update_row (const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  return row;
}

/* Each field on a line: what it says, and what it will say. */
static char *
describe_changes (const AccordImportKnownRow *known)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < known->changes->len; i++)
    {
      const AccordImportChange *change = known->changes->pdata[i];

      g_string_append_printf (lines, "%s%s: ", i > 0 ? "\n" : "", change->field);
      if (*change->before != '\0')
        g_string_append_printf (lines, "%s → ", change->before);
      g_string_append (lines, change->after);
    }
  return g_string_free_and_steal (lines);
}

static void
show_known (AccordImportPreview *self)
{
  guint n = accord_import_plan_get_n_known (self->plan);

  if (n > 1)
    {
      GtkWidget *all = make_update_row (_("Update All"), "", accord_import_plan_get_n_updates (self->plan) == n);

      g_signal_connect (all, "notify::active", G_CALLBACK (update_all_chosen_cb), self);
      add (self, self->known, all);
    }
  for (guint i = 0; i < MIN (n, MAX_REMARKS); i++)
    {
      const AccordImportKnownRow *known = accord_import_plan_get_known (self->plan, i);
      g_autofree char *title = g_strdup_printf (_("Row %u: %s"), known->row, known->name);
      g_autofree char *changes = describe_changes (known);
      GtkWidget *row = make_update_row (title, changes, known->update);

      g_object_set_data (G_OBJECT (row), "accord-index", GUINT_TO_POINTER (i));
      g_signal_connect (row, "notify::active", G_CALLBACK (update_chosen_cb), self);
      g_ptr_array_add (self->updates, row);
      add (self, self->known, row);
    }
  add_more (self, self->known, n, MAX_REMARKS);
}

/* --- rows --- */

/* The first values are what a row is called by; the others follow with their labels. */
static char *
describe_row (AccordImportPreview *self, guint row, char **title)
{
  const guint IN_TITLE = 3;
  g_autoptr (GString) head = g_string_new (NULL);
  GString *rest = g_string_new (NULL);
  guint found = 0;

  for (guint field = 0; field < accord_import_plan_get_n_fields (self->plan); field++)
    {
      g_autofree char *value = accord_import_plan_dup_value (self->plan, row, field);

      if (*value == '\0')
        continue;
      g_strdelimit (value, "\n", ' ');
      if (found++ < IN_TITLE)
        g_string_append_printf (head, "%s%s", head->len > 0 ? " · " : "", value);
      else
        g_string_append_printf (rest, "%s%s: %s", rest->len > 0 ? " · " : "",
                                accord_import_plan_get_field_label (self->plan, field), value);
    }
  *title = g_strdup (head->str);
  return g_string_free_and_steal (rest);
}

/* A text has sections instead: their headings, and how each begins. */
static void
show_sections (AccordImportPreview *self)
{
  const glong BEGINNING = 120;
  guint n = accord_import_plan_get_n_read (self->plan);

  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      const char *body;
      const char *heading = accord_import_plan_get_section (self->plan, i, &body);
      gboolean is_long = g_utf8_strlen (body, -1) > BEGINNING;
      g_autofree char *beginning = is_long ? g_utf8_substring (body, 0, BEGINNING) : g_strdup (body);
      g_autofree char *line = g_strconcat (g_strdelimit (beginning, "\n", ' '), is_long ? "…" : NULL, NULL);

      add (self, self->rows, make_row (*heading != '\0' ? heading : _("Without a heading"), line));
    }
  add_more (self, self->rows, n, MAX_ROWS);
}

static void
show_rows (AccordImportPreview *self)
{
  AccordSheet *sheet = accord_import_plan_get_sheet (self->plan);
  guint n_rows = accord_sheet_get_n_rows (sheet);
  guint shown = 0;

  for (guint i = 0; i < n_rows && shown < MAX_ROWS; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *rest = NULL;

      if (accord_import_plan_get_row_state (self->plan, i) != ACCORD_IMPORT_ROW_TAKEN)
        continue;
      rest = describe_row (self, i, &title);
      add (self, self->rows, make_row (title, rest));
      shown++;
    }
  add_more (self, self->rows, accord_import_plan_get_n_taken (self->plan), shown);
}

static void
show_skipped (AccordImportPreview *self)
{
  guint n = accord_import_plan_get_n_skipped (self->plan);

  for (guint i = 0; i < MIN (n, MAX_REMARKS); i++)
    {
      const AccordImportSkipped *skipped = accord_import_plan_get_skipped (self->plan, i);
      g_autofree char *title = g_strdup_printf (_("Row %u: %s"), skipped->row, skipped->reason);

      add (self, self->skipped, make_row (title, skipped->text));
    }
  add_more (self, self->skipped, n, MAX_REMARKS);
}

static void
show_problems (AccordImportPreview *self)
{
  guint n = accord_import_plan_get_n_problems (self->plan);

  for (guint i = 0; i < MIN (n, MAX_REMARKS); i++)
    {
      const AccordImportProblem *problem = accord_import_plan_get_problem (self->plan, i);
      g_autofree char *title = g_strdup_printf (_("Row %u %s: %s"), problem->row, problem->column, problem->text);

      add (self, self->problems, make_row (title, problem->value));
    }
  add_more (self, self->problems, n, MAX_REMARKS);
}

/* --- columns --- */

static void
column_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AccordImportPreview *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "accord-index"));
  int column = (int) adw_combo_row_get_selected (row) - 1;

  if (column == accord_import_plan_get_column (self->plan, field))
    return;
  accord_import_plan_set_column (self->plan, field, column);
  g_signal_emit (self, signals[STALE], 0);
}

static void
key_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AccordImportPreview *self)
{
  int column = (int) adw_combo_row_get_selected (row) - 1;

  if (column == accord_import_plan_get_key_column (self->plan))
    return;
  accord_import_plan_set_key_column (self->plan, column);
  g_signal_emit (self, signals[STALE], 0);
}

/* @none comes first: no column. */
static GListModel *
list_columns (AccordSheet *sheet, guint header, const char *none)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, none);
  for (guint i = 0; i < accord_sheet_get_n_columns (sheet); i++)
    {
      g_autofree char *letters = accord_sheet_get_column_letters (i);
      g_autofree char *heading = g_strdup (accord_sheet_get_cell (sheet, header, i));
      g_autofree char *text = NULL;

      g_strdelimit (heading, "\n", ' ');
      text = g_strdup_printf ("%s  %s", letters, g_strstrip (heading));
      gtk_string_list_append (list, text);
    }
  return G_LIST_MODEL (list);
}

static GtkWidget *
make_column_row (const char *title, GListModel *columns, int column)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), columns);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (column + 1));
  return row;
}

static void
show_key (AccordImportPreview *self, AccordSheet *sheet)
{
  g_autoptr (GListModel) columns =
      list_columns (sheet, accord_import_plan_get_header_row (self->plan), _("All that stands in a row"));
  GtkWidget *row =
      make_column_row (_("Rows Are Told Apart By"), columns, accord_import_plan_get_key_column (self->plan));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("So that a row is known again in the next file"));
  g_signal_connect (row, "notify::selected", G_CALLBACK (key_chosen_cb), self);
  add (self, self->columns, row);
}

static void
show_columns (AccordImportPreview *self)
{
  AccordSheet *sheet = accord_import_plan_get_sheet (self->plan);
  g_autoptr (GListModel) columns = NULL;

  if (sheet == NULL)
    return;
  adw_preferences_group_set_description (self->columns,
                                         accord_import_plan_is_remembered (self->plan)
                                             ? _("As in the last file with these columns. What has no place here goes into "
                                                 "the notes: nothing is dropped.")
                                             : _("What has no place here goes into the notes: nothing is dropped."));
  if (accord_import_plan_knows_rows (self->plan))
    show_key (self, sheet);
  columns = list_columns (sheet, accord_import_plan_get_header_row (self->plan), _("Not in the file"));
  for (guint field = 0; field < accord_import_plan_get_n_fields (self->plan); field++)
    {
      GtkWidget *row = make_column_row (accord_import_plan_get_field_label (self->plan, field), columns,
                                        accord_import_plan_get_column (self->plan, field));

      g_object_set_data (G_OBJECT (row), "accord-index", GUINT_TO_POINTER (field));
      g_signal_connect (row, "notify::selected", G_CALLBACK (column_chosen_cb), self);
      add (self, self->columns, row);
    }
}

/**
 * accord_import_preview_show:
 * @plan: what to show; its columns and decisions are changed as a person changes them
 *
 * Shows a plan, or the same one after it was planned anew.
 */
void
accord_import_preview_show (AccordImportPreview *self, AccordImportPlan *plan)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PREVIEW (self));

  g_set_object (&self->plan, plan);
  clear (self);
  show_found (self);
  show_proposals (self);
  show_known (self);
  if (accord_import_plan_get_sheet (self->plan) != NULL)
    show_rows (self);
  else
    show_sections (self);
  show_skipped (self);
  show_problems (self);
  show_columns (self);
}

static void
accord_import_preview_dispose (GObject *object)
{
  AccordImportPreview *self = ACCORD_IMPORT_PREVIEW (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->updates, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_IMPORT_PREVIEW);

  G_OBJECT_CLASS (accord_import_preview_parent_class)->dispose (object);
}

static void
accord_import_preview_class_init (AccordImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_preview_dispose;

  /**
   * AccordImportPreview::stale:
   * @self: the preview
   *
   * A column was chosen: the plan is to be interpreted anew and shown again.
   */
  signals[STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * AccordImportPreview::decided:
   * @self: the preview
   *
   * A person said of a row whether it updates its record.
   */
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, found);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, proposals);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, known);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, rows);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, skipped);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, problems);
  gtk_widget_class_bind_template_child (widget_class, AccordImportPreview, columns);
}

static void
accord_import_preview_init (AccordImportPreview *self)
{
  self->shown = g_ptr_array_new ();
  self->updates = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
