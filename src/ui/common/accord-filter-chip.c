/* accord-filter-chip.c: narrows a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-filter-chip.h"

#include <glib/gi18n.h>

#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"

#define TITLE_KEY "accord-chip-title"
#define FILTER_KEY "accord-chip-filter"

typedef struct
{
  AccordList *list;
  char *key;
  char *value;            /* of a toggle */
  AccordVocabulary *vocabulary;
  GSimpleActionGroup *actions;
} Filter;

static void
filter_free (gpointer data)
{
  Filter *filter = data;

  g_object_unref (filter->list);
  g_free (filter->key);
  g_free (filter->value);
  g_clear_pointer (&filter->vocabulary, accord_vocabulary_unref);
  g_clear_object (&filter->actions);
  g_free (filter);
}

/* @choice is what a person reads, NULL for all. */
static void
show_choice (GtkWidget *chip, const char *choice)
{
  const char *title = g_object_get_data (G_OBJECT (chip), TITLE_KEY);
  g_autofree char *label = NULL;

  if (choice == NULL)
    label = g_strdup (title);
  else
    /* Translators: what a list is narrowed by, and to what: "Sector: Healthwatch". */
    label = g_strdup_printf (_("%s: %s"), title, choice);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (chip), label);
  if (choice != NULL)
    gtk_widget_add_css_class (chip, "accord-active");
  else
    gtk_widget_remove_css_class (chip, "accord-active");
}

static void
choose_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  GtkWidget *chip = data;
  Filter *filter = g_object_get_data (G_OBJECT (chip), FILTER_KEY);
  const char *code = g_variant_get_string (state, NULL);

  g_simple_action_set_state (action, state);
  accord_list_set_filter (filter->list, filter->key, *code != '\0' ? code : NULL);
  show_choice (chip, *code != '\0' ? accord_vocabulary_get_label (filter->vocabulary, code) : NULL);
}

static GMenuModel *
create_menu (AccordVocabulary *vocabulary)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) terms = g_menu_new ();

  g_menu_append (menu, _("All"), "chip.choose('')");
  for (guint i = 0; i < accord_vocabulary_get_length (vocabulary); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (vocabulary, i);
      g_autoptr (GMenuItem) item = NULL;

      if (term->retired)
        continue;
      item = g_menu_item_new (term->label, NULL);
      g_menu_item_set_action_and_target (item, "chip.choose", "s", term->code);
      g_menu_append_item (terms, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (terms));
  return G_MENU_MODEL (menu);
}

static Filter *
attach (GtkWidget *chip, AccordList *list, const char *key, const char *title)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->list = g_object_ref (list);
  filter->key = g_strdup (key);
  g_object_set_data_full (G_OBJECT (chip), FILTER_KEY, filter, filter_free);
  g_object_set_data_full (G_OBJECT (chip), TITLE_KEY, g_strdup (title), g_free);
  gtk_widget_add_css_class (chip, "accord-filter");
  return filter;
}

/**
 * accord_filter_chip_new:
 * @partnership: whose terms
 * @list: what is narrowed
 * @key: a filter of the list
 * @title: its name for a person
 * @vocabulary: the terms to choose from
 *
 * Returns: (transfer floating): a button that opens the terms and says which one the list is narrowed to
 */
GtkWidget *
accord_filter_chip_new (AccordPartnership *partnership, AccordList *list, const char *key, const char *title,
                        const char *vocabulary)
{
  GtkWidget *chip = gtk_menu_button_new ();
  Filter *filter = attach (chip, list, key, title);
  g_autoptr (GSimpleAction) choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING,
                                                                   g_variant_new_string (""));
  g_autoptr (GMenuModel) menu = NULL;

  filter->vocabulary = accord_vocabulary_ref (accord_partnership_get_vocabulary (partnership, vocabulary));
  filter->actions = g_simple_action_group_new ();
  g_signal_connect (choose, "change-state", G_CALLBACK (choose_cb), chip);
  g_action_map_add_action (G_ACTION_MAP (filter->actions), G_ACTION (choose));
  gtk_widget_insert_action_group (chip, "chip", G_ACTION_GROUP (filter->actions));

  menu = create_menu (filter->vocabulary);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (chip), menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (chip), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (chip), TRUE);
  show_choice (chip, NULL);
  return chip;
}

/* --- one of many --- */

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  GtkWidget *chip = data;
  Filter *filter = g_object_get_data (G_OBJECT (chip), FILTER_KEY);
  const char *value = accord_choice_get_value (choice);

  accord_list_set_filter (filter->list, filter->key, *value != '\0' ? value : NULL);
  show_choice (chip, *value != '\0' ? accord_choice_get_label (choice) : NULL);
}

static GListModel *
put_all_first (GListModel *choices)
{
  g_autoptr (GListStore) head = g_list_store_new (ACCORD_TYPE_CHOICE);
  g_autoptr (AccordChoice) all = accord_choice_new ("", _("All"), NULL, 0);
  GListStore *both = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (head, all);
  g_list_store_append (both, head);
  g_list_store_append (both, choices);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (both)));
}

/**
 * accord_filter_chip_new_chooser:
 * @partnership: whose terms, bodies or places
 * @list: what is narrowed
 * @key: a filter of the list
 * @title: its name for a person
 * @field: what is chosen from is what may be chosen in this field
 *
 * Returns: (transfer floating): a button that finds one of many by typing, and says which one the list is narrowed to
 */
GtkWidget *
accord_filter_chip_new_chooser (AccordPartnership *partnership, AccordList *list, const char *key, const char *title,
                                const AccordField *field)
{
  GtkWidget *chip = gtk_menu_button_new ();
  g_autoptr (GListModel) choices = put_all_first (accord_choices_get (partnership, field));
  GtkWidget *chooser = accord_chooser_new (choices, title, FALSE);

  attach (chip, list, key, title);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), chip);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (chip), chooser);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (chip), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (chip), TRUE);
  show_choice (chip, NULL);
  return chip;
}

static void
toggled_cb (GtkToggleButton *chip, gpointer data)
{
  Filter *filter = g_object_get_data (G_OBJECT (chip), FILTER_KEY);

  accord_list_set_filter (filter->list, filter->key, gtk_toggle_button_get_active (chip) ? filter->value : NULL);
}

/**
 * accord_filter_chip_new_toggle:
 * @list: what is narrowed
 * @key: a filter of the list
 * @value: what it is narrowed to while the chip is pressed
 * @title: its name for a person
 *
 * Returns: (transfer floating): a button that stays pressed
 */
GtkWidget *
accord_filter_chip_new_toggle (AccordList *list, const char *key, const char *value, const char *title)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (title);
  Filter *filter = attach (chip, list, key, title);

  filter->value = g_strdup (value);
  gtk_button_set_can_shrink (GTK_BUTTON (chip), TRUE);
  g_signal_connect (chip, "toggled", G_CALLBACK (toggled_cb), NULL);
  return chip;
}

/**
 * accord_filter_chip_clear:
 * @chip: a chip of this file
 *
 * Lets the list show everything again, as far as this chip is concerned.
 */
void
accord_filter_chip_clear (GtkWidget *chip)
{
  Filter *filter = g_object_get_data (G_OBJECT (chip), FILTER_KEY);

  if (filter->actions == NULL && GTK_IS_MENU_BUTTON (chip))
    {
      accord_list_set_filter (filter->list, filter->key, NULL);
      show_choice (chip, NULL);
    }
  else if (filter->actions != NULL)
    g_action_group_change_action_state (G_ACTION_GROUP (filter->actions), "choose", g_variant_new_string (""));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
}
