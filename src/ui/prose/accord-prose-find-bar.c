/* accord-prose-find-bar.c: finds and replaces words in one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-find-bar.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-finder.h"

#define RESOURCES "/io/github/accord_icp/Accord/ui/prose/"

struct _AccordProseFindBar
{
  AdwBin parent_instance;

  GtkSearchEntry *words;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *replacing;
  GtkEntry *replacement;
  GtkWidget *replace;
  GtkWidget *replace_all;

  AccordProseArea *area;
  AccordProseFinder *finder;
  gboolean match_case;
  gboolean whole_words;
  gboolean replaces;
};

G_DEFINE_FINAL_TYPE (AccordProseFindBar, accord_prose_find_bar, ADW_TYPE_BIN)

enum
{
  PROP_MATCH_CASE = 1,
  PROP_WHOLE_WORDS,
  PROP_REPLACES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_open (AccordProseFindBar *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (self))));
}

static void
set_open (AccordProseFindBar *self, gboolean open)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (self))), open);
}

static gboolean
is_editable (AccordProseFindBar *self)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self->area));
}

static char *
describe_count (guint current, guint n_hits)
{
  if (n_hits == 0)
    return g_strdup (_("Not found"));
  if (current == 0)
    return g_strdup_printf (ngettext ("%u place", "%u places", n_hits), n_hits);
  /* Translators: which of how many places, as in "3 of 17". */
  return g_strdup_printf (_("%u of %u"), current, n_hits);
}

static void
update (AccordProseFindBar *self)
{
  gboolean asks = *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0';
  guint n_hits = accord_prose_finder_get_n_hits (self->finder);
  g_autofree char *count = describe_count (accord_prose_finder_get_current (self->finder), n_hits);

  gtk_label_set_label (self->count, asks ? count : "");
  gtk_widget_set_sensitive (self->previous, n_hits > 0);
  gtk_widget_set_sensitive (self->next, n_hits > 0);
  gtk_widget_set_sensitive (self->replace, n_hits > 0);
  gtk_widget_set_sensitive (self->replace_all, n_hits > 0);
  gtk_widget_set_visible (self->replacing, self->replaces && is_editable (self));
  if (asks && n_hits == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
}

static void
show_place (AccordProseFindBar *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_buffer (self->area));

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->area), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
  accord_shell_announce (GTK_WIDGET (self), gtk_label_get_label (self->count));
}

static void
look (AccordProseFindBar *self)
{
  AccordFindFlags flags = (self->match_case ? ACCORD_FIND_MATCH_CASE : ACCORD_FIND_PLAIN) |
                          (self->whole_words ? ACCORD_FIND_WHOLE_WORDS : ACCORD_FIND_PLAIN);
  g_autoptr (AccordFind) find = accord_find_new (gtk_editable_get_text (GTK_EDITABLE (self->words)), flags);

  accord_prose_finder_set_find (self->finder, find);
  update (self);
}

/* A place in a table takes the focus; whoever looks for words goes on in the bar. */
static void
move (AccordProseFindBar *self, gboolean forward, gboolean stay)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!accord_prose_finder_move (self->finder, forward, stay))
    return;
  show_place (self);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

static void
search_changed_cb (AccordProseFindBar *self)
{
  if (!is_open (self))
    return;
  look (self);
  move (self, TRUE, TRUE);
}

/**
 * accord_prose_find_bar_move:
 * @forward: to the next place; else to the one before
 *
 * Goes to another place, if there is one.
 */
void
accord_prose_find_bar_move (AccordProseFindBar *self, gboolean forward)
{
  g_return_if_fail (ACCORD_IS_PROSE_FIND_BAR (self));

  look (self);
  move (self, forward, FALSE);
}

static void
next_cb (AccordProseFindBar *self)
{
  accord_prose_find_bar_move (self, TRUE);
}

static void
previous_cb (AccordProseFindBar *self)
{
  accord_prose_find_bar_move (self, FALSE);
}

static void
replace_cb (AccordProseFindBar *self)
{
  if (!is_editable (self))
    return;
  accord_prose_finder_replace (self->finder, gtk_editable_get_text (GTK_EDITABLE (self->replacement)));
  update (self);
  show_place (self);
}

static void
replace_all_cb (AccordProseFindBar *self)
{
  guint n;
  g_autofree char *said = NULL;

  if (!is_editable (self))
    return;
  n = accord_prose_finder_replace_all (self->finder, gtk_editable_get_text (GTK_EDITABLE (self->replacement)));
  said = g_strdup_printf (ngettext ("%u place replaced", "%u places replaced", n), n);
  update (self);
  gtk_label_set_label (self->count, said);
  accord_shell_announce (GTK_WIDGET (self), said);
}

/**
 * accord_prose_find_bar_close:
 *
 * Hides the bar and its marks, and goes on in the text.
 */
void
accord_prose_find_bar_close (AccordProseFindBar *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_FIND_BAR (self));

  if (!is_open (self))
    return;
  set_open (self, FALSE);
  accord_prose_finder_set_find (self->finder, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
}

static void
close_cb (AccordProseFindBar *self)
{
  accord_prose_find_bar_close (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  accord_prose_find_bar_close (ACCORD_PROSE_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
set_replaces (AccordProseFindBar *self, gboolean replaces)
{
  if (self->replaces == replaces)
    return;
  self->replaces = replaces;
  if (self->finder != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPLACES]);
}

/* The words that are selected are what a person most likely looks for. */
static void
take_selection (AccordProseFindBar *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_buffer (self->area));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return;
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->words), text);
}

/**
 * accord_prose_find_bar_open:
 * @replaces: whether to replace as well
 *
 * Shows the bar and lets the person type the words.
 */
void
accord_prose_find_bar_open (AccordProseFindBar *self, gboolean replaces)
{
  g_return_if_fail (ACCORD_IS_PROSE_FIND_BAR (self));

  take_selection (self);
  set_open (self, TRUE);
  set_replaces (self, replaces);
  look (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  gtk_editable_select_region (GTK_EDITABLE (self->words), 0, -1);
}

/**
 * accord_prose_find_bar_show_hit:
 * @find: what was looked for
 * @index: a place of the text, from 0
 *
 * Shows the bar with @find and goes to a place, in the text.
 */
void
accord_prose_find_bar_show_hit (AccordProseFindBar *self, AccordFind *find, guint index)
{
  AccordFindFlags flags;

  g_return_if_fail (ACCORD_IS_PROSE_FIND_BAR (self));

  flags = accord_find_get_flags (find);
  g_object_set (self, "match-case", (flags & ACCORD_FIND_MATCH_CASE) != 0, "whole-words",
                (flags & ACCORD_FIND_WHOLE_WORDS) != 0, NULL);
  set_open (self, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->words), accord_find_get_words (find));
  look (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  if (accord_prose_finder_show (self->finder, index))
    show_place (self);
}

/**
 * accord_prose_find_bar_set_area:
 * @area: the area that the text is typed into
 *
 * To be called once, before the bar is shown.
 */
void
accord_prose_find_bar_set_area (AccordProseFindBar *self, AccordProseArea *area)
{
  g_return_if_fail (ACCORD_IS_PROSE_FIND_BAR (self));

  self->area = area;
  self->finder = accord_prose_finder_new (accord_prose_area_get_buffer (area));
  gtk_search_entry_set_key_capture_widget (self->words, NULL);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (area, "notify::editable", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
accord_prose_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordProseFindBar *self = ACCORD_PROSE_FIND_BAR (object);

  switch (id)
    {
    case PROP_MATCH_CASE:
      g_value_set_boolean (value, self->match_case);
      break;
    case PROP_WHOLE_WORDS:
      g_value_set_boolean (value, self->whole_words);
      break;
    case PROP_REPLACES:
      g_value_set_boolean (value, self->replaces);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_option (AccordProseFindBar *self, gboolean *option, const GValue *value, GParamSpec *pspec)
{
  if (*option == g_value_get_boolean (value))
    return;
  *option = g_value_get_boolean (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  search_changed_cb (self);
}

static void
accord_prose_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordProseFindBar *self = ACCORD_PROSE_FIND_BAR (object);

  switch (id)
    {
    case PROP_MATCH_CASE:
      set_option (self, &self->match_case, value, pspec);
      break;
    case PROP_WHOLE_WORDS:
      set_option (self, &self->whole_words, value, pspec);
      break;
    case PROP_REPLACES:
      set_replaces (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_prose_find_bar_dispose (GObject *object)
{
  AccordProseFindBar *self = ACCORD_PROSE_FIND_BAR (object);

  g_clear_object (&self->finder);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PROSE_FIND_BAR);

  G_OBJECT_CLASS (accord_prose_find_bar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_MATCH_CASE] = g_param_spec_boolean ("match-case", NULL, NULL, FALSE, flags);
  properties[PROP_WHOLE_WORDS] = g_param_spec_boolean ("whole-words", NULL, NULL, FALSE, flags);
  properties[PROP_REPLACES] = g_param_spec_boolean ("replaces", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_prose_find_bar_class_init (AccordProseFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_prose_find_bar_get_property;
  object_class->set_property = accord_prose_find_bar_set_property;
  object_class->dispose = accord_prose_find_bar_dispose;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "accord-prose-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, words);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, replacing);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, replace);
  gtk_widget_class_bind_template_child (widget_class, AccordProseFindBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_install_property_action (widget_class, "find.match-case", "match-case");
  gtk_widget_class_install_property_action (widget_class, "find.whole-words", "whole-words");
  gtk_widget_class_install_property_action (widget_class, "find.replace", "replaces");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
accord_prose_find_bar_init (AccordProseFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
