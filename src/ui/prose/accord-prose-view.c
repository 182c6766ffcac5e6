/* accord-prose-view.c: the editor of a section's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-view-private.h"

#include <glib/gi18n.h>

#include "accord-ui-prose-resource.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-find-bar.h"
#include "ui/prose/accord-prose-hints.h"
#include "ui/prose/accord-prose-spelling.h"
#include "ui/prose/accord-prose-quote.h"
#include "ui/prose/accord-prose-table-menu.h"
#include "ui/prose/accord-prose-zoom.h"

#define RESOURCES "/io/github/accord_icp/Accord/ui/prose/"

/* A pause in the typing, after which what was typed is told; and how long it may take while nobody
 * pauses. */
#define PAUSE_MS 1000
#define PATIENCE_US (1 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (AccordProseView, accord_prose_view, ADW_TYPE_BIN)

enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_EDITABLE,
  PROP_MODIFIED,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static AccordProseBuffer *
get_buffer (AccordProseView *self)
{
  return accord_prose_area_get_buffer (self->text);
}

static void
set_modified (AccordProseView *self, gboolean modified)
{
  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static gboolean
pause_cb (gpointer data)
{
  AccordProseView *self = data;

  self->pause_source = 0;
  accord_prose_view_flush (self);

  return G_SOURCE_REMOVE;
}

static void
edited_cb (AccordProseView *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->pause_source == 0)
    self->first_edit = now;
  else if (now - self->first_edit < PATIENCE_US)
    g_clear_handle_id (&self->pause_source, g_source_remove);

  if (self->pause_source == 0)
    self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);

  set_modified (self, TRUE);
  accord_prose_view_show_format (self);
}

static void
zoomed_cb (AccordProseView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN_WIDTH]);
}

static void
focus_left_cb (AccordProseView *self)
{
  accord_prose_view_flush (self);
}

/**
 * accord_prose_view_flush:
 * @self: an editor
 *
 * Emits #AccordProseView::changed now if something was edited and not told yet.
 */
void
accord_prose_view_flush (AccordProseView *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (!self->modified)
    return;

  set_modified (self, FALSE);
  accord_prose_hints_update_later (self->hints);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * accord_prose_view_set_text:
 * @self: an editor
 * @commonmark: the text of a section
 *
 * Shows a text. If it is what is shown already, the cursor and what can be undone stay.
 */
void
accord_prose_view_set_text (AccordProseView *self, const char *commonmark)
{
  g_autoptr (AccordProse) prose = NULL;
  g_autoptr (AccordProse) shown = NULL;

  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));
  g_return_if_fail (commonmark != NULL);

  prose = accord_prose_parse (commonmark);
  shown = accord_prose_view_dup_prose (self);
  if (accord_prose_equal (prose, shown))
    return;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  accord_prose_buffer_load (get_buffer (self), prose);
  set_modified (self, FALSE);
  accord_prose_view_show_format (self);
  accord_prose_hints_update (self->hints);
}

/**
 * accord_prose_view_set_plan_words:
 * @self: an editor
 * @words: what is known of the strategy around the text
 *
 * Sets what the number of words and the hints for plain English need to know of other sections.
 */
void
accord_prose_view_set_plan_words (AccordProseView *self, const AccordPlanWords *words)
{
  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  accord_prose_hints_set_plan (self->hints, words);
}

/**
 * accord_prose_view_dup_prose:
 * @self: an editor
 *
 * Returns: (transfer full): what is shown
 */
AccordProse *
accord_prose_view_dup_prose (AccordProseView *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), NULL);

  return accord_prose_buffer_read (get_buffer (self));
}

/**
 * accord_prose_view_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what is shown, as CommonMark
 */
char *
accord_prose_view_dup_text (AccordProseView *self)
{
  g_autoptr (AccordProse) prose = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), NULL);

  prose = accord_prose_view_dup_prose (self);

  return accord_prose_write (prose);
}

/**
 * accord_prose_view_dup_selection:
 * @self: an editor
 *
 * Returns: (transfer full): the words that are selected, on one line; "" when none are
 */
char *
accord_prose_view_dup_selection (AccordProseView *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), NULL);

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (accord_prose_area_get_active (self->text)), &start, &end))
    return g_strdup ("");
  words = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (accord_prose_area_get_active (self->text)), &start, &end, FALSE);

  return g_strstrip (g_strdelimit (g_steal_pointer (&words), "\n", ' '));
}

/**
 * accord_prose_view_show_quote:
 * @self: an editor
 * @quote: (nullable): words of the text; %NULL for none
 *
 * Marks the words, in place of others that were marked, and brings them on the screen.
 *
 * Returns: whether they are in the text
 */
gboolean
accord_prose_view_show_quote (AccordProseView *self, const AccordQuote *quote)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), FALSE);

  return accord_prose_area_show_quote (self->text, quote);
}

/**
 * accord_prose_view_take_quote:
 * @self: an editor
 * @quote: (out caller-allocates): receives the words that are selected; to be cleared
 *
 * Returns: whether any are
 */
gboolean
accord_prose_view_take_quote (AccordProseView *self, AccordQuote *quote)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), FALSE);

  return accord_prose_area_take_quote (self->text, quote);
}

/**
 * accord_prose_view_cut_in_two:
 * @self: an editor
 * @first: (out): the text before the cursor, CommonMark
 * @heading: (out): the heading that stands at the cursor, or ""
 * @second: (out): the text after that
 *
 * Reads both parts of the text; it stays as it is.
 */
void
accord_prose_view_cut_in_two (AccordProseView *self, char **first, char **heading, char **second)
{
  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  accord_prose_area_cut_in_two (self->text, first, heading, second);
}

/**
 * accord_prose_view_add_menu:
 * @self: an editor
 * @menu: what else can be done with the text
 *
 * Puts the items of @menu into the menu that the text has.
 */
void
accord_prose_view_add_menu (AccordProseView *self, GMenuModel *menu)
{
  g_autoptr (GMenu) all = g_menu_new ();
  GMenuModel *others;

  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  others = gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (self->text));
  g_menu_append_section (all, NULL, menu);
  if (others != NULL)
    g_menu_append_section (all, NULL, others);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->text), G_MENU_MODEL (all));
}

/**
 * accord_prose_view_get_editable:
 * @self: an editor
 *
 * Returns: whether the text can be changed; not that of a published strategy
 */
gboolean
accord_prose_view_get_editable (AccordProseView *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), FALSE);

  return self->editable;
}

/**
 * accord_prose_view_set_editable:
 * @self: an editor
 * @editable: whether the text can be changed
 */
void
accord_prose_view_set_editable (AccordProseView *self, gboolean editable)
{
  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  if (self->editable == editable)
    return;

  accord_prose_view_flush (self);
  self->editable = editable;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), editable);
  accord_prose_view_show_format (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * accord_prose_view_get_modified:
 * @self: an editor
 *
 * Returns: whether something was edited since #AccordProseView::changed was emitted
 */
gboolean
accord_prose_view_get_modified (AccordProseView *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_VIEW (self), FALSE);

  return self->modified;
}

/**
 * accord_prose_view_find:
 * @find: (nullable): what was looked for
 * @index: a place of the text, from 0
 *
 * Goes to a place where the words are; without @find lets the person type words.
 */
void
accord_prose_view_find (AccordProseView *self, AccordFind *find, guint index)
{
  g_return_if_fail (ACCORD_IS_PROSE_VIEW (self));

  if (find != NULL)
    accord_prose_find_bar_show_hit (self->find_bar, find, index);
  else
    accord_prose_find_bar_open (self->find_bar, FALSE);
}

static void
add_style_sheet (GdkDisplay *display)
{
  static gboolean added;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (added)
    return;

  added = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCES "accord-prose.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static gboolean
accord_prose_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ACCORD_PROSE_VIEW (widget)->text));
}

static void
accord_prose_view_unmap (GtkWidget *widget)
{
  accord_prose_view_flush (ACCORD_PROSE_VIEW (widget));

  GTK_WIDGET_CLASS (accord_prose_view_parent_class)->unmap (widget);
}

static void
accord_prose_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordProseView *self = ACCORD_PROSE_VIEW (object);

  switch (id)
    {
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, accord_prose_area_get_column_width ());
      break;

    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_prose_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordProseView *self = ACCORD_PROSE_VIEW (object);

  switch (id)
    {
    case PROP_EDITABLE:
      accord_prose_view_set_editable (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_prose_view_dispose (GObject *object)
{
  AccordProseView *self = ACCORD_PROSE_VIEW (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "prose", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PROSE_VIEW);

  G_OBJECT_CLASS (accord_prose_view_parent_class)->dispose (object);
}

static void
accord_prose_view_class_init (AccordProseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* The resources register themselves, if only the linker takes them along. */
  accord_ui_prose_get_resource ();

  object_class->get_property = accord_prose_view_get_property;
  object_class->set_property = accord_prose_view_set_property;
  object_class->dispose = accord_prose_view_dispose;
  widget_class->grab_focus = accord_prose_view_grab_focus;
  widget_class->unmap = accord_prose_view_unmap;

  /**
   * AccordProseView:column-width:
   *
   * The most pixels that the column of the text takes, so that what stands over it may be as wide.
   */
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE |
                                                    G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * AccordProseView:editable:
   *
   * Whether the text can be changed. While it cannot, only the word count is left of the toolbar.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean (
      "editable", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * AccordProseView:modified:
   *
   * Whether something was edited since #AccordProseView::changed was emitted.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean (
      "modified", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordProseView::changed:
   * @self: the editor
   *
   * A person edited the text and then paused for a second, went elsewhere, or has been typing for
   * two seconds; it is time to store accord_prose_view_dup_text(). Not emitted by
   * accord_prose_view_set_text().
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_PROSE_AREA);
  g_type_ensure (ACCORD_TYPE_PROSE_FIND_BAR);
  g_type_ensure (ACCORD_TYPE_PROSE_HINTS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "accord-prose-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, text);
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, headings);
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, tables);
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, hints);
  gtk_widget_class_bind_template_child (widget_class, AccordProseView, no_spelling);
  accord_prose_view_add_bindings (widget_class);
}

static void
accord_prose_view_init (AccordProseView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autoptr (GMenuModel) table_menu = NULL;

  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_style_sheet (gtk_widget_get_display (GTK_WIDGET (self)));
  accord_prose_view_add_actions (self);
  accord_prose_find_bar_set_area (self->find_bar, self->text);
  accord_prose_hints_set_area (self->hints, self->text);
  gtk_widget_set_visible (self->no_spelling, !accord_prose_spelling_is_available ());

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);

  g_signal_connect_object (get_buffer (self), "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position", G_CALLBACK (accord_prose_view_show_format), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "cell-moved", G_CALLBACK (accord_prose_view_show_format), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::has-selection", G_CALLBACK (accord_prose_view_show_format), self,
                           G_CONNECT_SWAPPED);

  accord_prose_zoom_follow (G_CALLBACK (zoomed_cb), self);
  table_menu = accord_prose_table_menu_new (TRUE);
  gtk_menu_button_set_menu_model (self->tables, table_menu);
  accord_prose_view_show_format (self);
}

/**
 * accord_prose_view_new:
 *
 * Returns: (transfer floating): an editor without text
 */
GtkWidget *
accord_prose_view_new (void)
{
  return g_object_new (ACCORD_TYPE_PROSE_VIEW, NULL);
}
