/* accord-filter-chip.c: narrows a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/browser/accord-filter-chip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"

#define FILTER_KEY "accord-chip-filter"

typedef struct _Filter Filter;

/* What a chip knows. The list is what is narrowed: a chip shows what it is narrowed to, whoever did it. */
struct _Filter
{
  AccordList *list;
  char *key;
  char *title;
  void (*show) (GtkWidget *chip, Filter *filter, const char *value);    /* NULL for all */
  char *pressed;                /* of a toggle: the value while it is pressed */
  AccordVocabulary *vocabulary;
  GSimpleActionGroup *actions;
  GListModel *choices;
  AccordFilterChipWords words;
};

static void
filter_free (gpointer data)
{
  Filter *filter = data;

  g_object_unref (filter->list);
  g_free (filter->key);
  g_free (filter->title);
  g_free (filter->pressed);
  g_clear_pointer (&filter->vocabulary, accord_vocabulary_unref);
  g_clear_object (&filter->actions);
  g_clear_object (&filter->choices);
  g_free (filter);
}

static Filter *
get_filter (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), FILTER_KEY);
}

static void
update (GtkWidget *chip)
{
  Filter *filter = get_filter (chip);

  filter->show (chip, filter, accord_list_get_filter (filter->list, filter->key));
}

static void
set_value (GtkWidget *chip, const char *value)
{
  Filter *filter = get_filter (chip);

  accord_list_set_filter (filter->list, filter->key, value);
}

static Filter *
attach (GtkWidget *chip, AccordList *list, const char *key, const char *title,
        void (*show) (GtkWidget *chip, Filter *filter, const char *value))
{
  Filter *filter = g_new0 (Filter, 1);

  filter->list = g_object_ref (list);
  filter->key = g_strdup (key);
  filter->title = g_strdup (title);
  filter->show = show;
  g_object_set_data_full (G_OBJECT (chip), FILTER_KEY, filter, filter_free);
  gtk_widget_add_css_class (chip, "accord-filter");
  g_signal_connect_object (list, "narrowed", G_CALLBACK (update), chip, G_CONNECT_SWAPPED);
  return filter;
}

/* What a list is narrowed by, and to what. */
static char *
describe (Filter *filter, const char *choice)
{
  /* Translators: what a list is narrowed by, and to what: "Sector: Healthwatch". */
  return g_strdup_printf (_("%s: %s"), filter->title, choice);
}

/* @choice is what a person reads, NULL for all. */
static void
show_choice (GtkWidget *chip, Filter *filter, const char *choice)
{
  g_autofree char *label = choice != NULL ? describe (filter, choice) : g_strdup (filter->title);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (chip), label);
  if (choice != NULL)
    gtk_widget_add_css_class (chip, "accord-active");
  else
    gtk_widget_remove_css_class (chip, "accord-active");
}

/* --- one of a few --- */

static void
show_term (GtkWidget *chip, Filter *filter, const char *code)
{
  GAction *choose = g_action_map_lookup_action (G_ACTION_MAP (filter->actions), "choose");

  g_simple_action_set_state (G_SIMPLE_ACTION (choose), g_variant_new_string (code != NULL ? code : ""));
  show_choice (chip, filter, code != NULL ? accord_vocabulary_get_label (filter->vocabulary, code) : NULL);
}

static void
choose_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  const char *code = g_variant_get_string (state, NULL);

  set_value (data, *code != '\0' ? code : NULL);
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

/* The words of a menu button may be cut. */
static void
finish_menu_button (GtkWidget *chip)
{
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (chip), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (chip), TRUE);
  update (chip);
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
  Filter *filter = attach (chip, list, key, title, show_term);
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
  finish_menu_button (chip);
  return chip;
}

/* --- one of many --- */

static void
show_chosen (GtkWidget *chip, Filter *filter, const char *value)
{
  AccordChoice *choice = value != NULL ? accord_choices_find (filter->choices, value, NULL) : NULL;

  /* Bodies and places are there a little later. */
  if (value != NULL)
    show_choice (chip, filter, choice != NULL ? accord_choice_get_label (choice) : "…");
  else
    show_choice (chip, filter, NULL);
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  const char *value = accord_choice_get_value (choice);

  set_value (data, *value != '\0' ? value : NULL);
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

  attach (chip, list, key, title, show_chosen)->choices = g_object_ref (choices);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), chip);
  g_signal_connect_object (choices, "items-changed", G_CALLBACK (update), chip, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (chip), chooser);
  finish_menu_button (chip);
  return chip;
}

/* --- on or off --- */

static void
show_pressed (GtkWidget *chip, Filter *filter, const char *value)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), g_strcmp0 (value, filter->pressed) == 0);
}

static void
toggled_cb (GtkToggleButton *chip, gpointer data)
{
  Filter *filter = get_filter (GTK_WIDGET (chip));
  gboolean is_set = g_strcmp0 (accord_list_get_filter (filter->list, filter->key), filter->pressed) == 0;

  if (gtk_toggle_button_get_active (chip) != is_set)
    set_value (GTK_WIDGET (chip), is_set ? NULL : filter->pressed);
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

  attach (chip, list, key, title, show_pressed)->pressed = g_strdup (value);
  gtk_button_set_can_shrink (GTK_BUTTON (chip), TRUE);
  update (chip);
  g_signal_connect (chip, "toggled", G_CALLBACK (toggled_cb), NULL);
  return chip;
}

/* --- only to be taken away --- */

static void
show_given (GtkWidget *chip, Filter *filter, const char *value)
{
  g_autofree char *words = value != NULL && filter->words != NULL ? filter->words (value) : NULL;
  g_autofree char *label = words != NULL ? describe (filter, words) : g_strdup (filter->title);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), label);

  gtk_widget_set_visible (chip, value != NULL);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (chip))), label);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * accord_filter_chip_new_given:
 * @list: what is narrowed
 * @key: a filter of the list
 * @title: its name for a person
 * @words: (nullable): what a value of it is called
 *
 * Returns: (transfer floating): a button that is there while something else narrowed the list by this filter, and takes
 *   that away
 */
GtkWidget *
accord_filter_chip_new_given (AccordList *list, const char *key, const char *title, AccordFilterChipWords words)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  attach (chip, list, key, title, show_given)->words = words;
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "window-close-symbolic");
  adw_button_content_set_can_shrink (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_button_set_can_shrink (GTK_BUTTON (chip), TRUE);
  gtk_widget_add_css_class (chip, "accord-active");
  g_signal_connect (chip, "clicked", G_CALLBACK (accord_filter_chip_clear), NULL);
  update (chip);
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
  set_value (chip, NULL);
}
