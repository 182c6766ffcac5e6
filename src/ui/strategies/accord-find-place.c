/* accord-find-place.c: one place where words were found, as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-find-place.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AccordFindPlace
{
  GObject parent_instance;

  GPtrArray *hits;        /* owns the hit */
  AccordFindHit *hit;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (AccordFindPlace, accord_find_place, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
accord_find_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, ACCORD_FIND_PLACE (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_find_place_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordFindPlace *self = ACCORD_FIND_PLACE (object);

  if (id != PROP_CHOSEN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->chosen == g_value_get_boolean (value))
    return;
  self->chosen = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
accord_find_place_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_FIND_PLACE (object)->hits);

  G_OBJECT_CLASS (accord_find_place_parent_class)->finalize (object);
}

static void
accord_find_place_class_init (AccordFindPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_find_place_get_property;
  object_class->set_property = accord_find_place_set_property;
  object_class->finalize = accord_find_place_finalize;

  /**
   * AccordFindPlace:chosen:
   *
   * Whether the words are to be replaced here.
   */
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, G_PARAM_READWRITE |
                                                  G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_find_place_init (AccordFindPlace *self)
{
}

/**
 * accord_find_place_new:
 * @hits: (element-type AccordFindHit): what was found
 * @index: which of them
 *
 * Returns: (transfer full): the place, chosen if anything can be replaced there
 */
AccordFindPlace *
accord_find_place_new (GPtrArray *hits, guint index)
{
  AccordFindPlace *self = g_object_new (ACCORD_TYPE_FIND_PLACE, NULL);

  self->hits = g_ptr_array_ref (hits);
  self->hit = g_ptr_array_index (hits, index);
  self->chosen = !self->hit->is_kept;
  return self;
}

/**
 * accord_find_place_get_hit:
 *
 * Returns: (transfer none): what was found
 */
AccordFindHit *
accord_find_place_get_hit (AccordFindPlace *self)
{
  g_return_val_if_fail (ACCORD_IS_FIND_PLACE (self), NULL);

  return self->hit;
}

/**
 * accord_find_place_get_chosen:
 *
 * Returns: whether the words are to be replaced here
 */
gboolean
accord_find_place_get_chosen (AccordFindPlace *self)
{
  g_return_val_if_fail (ACCORD_IS_FIND_PLACE (self), FALSE);

  return self->chosen;
}

/* --- its row --- */

typedef struct
{
  GtkCheckButton *chosen;
  GtkInscription *where;
  GtkInscription *words;
} Row;

static GtkInscription *
make_line (GtkWidget *box, const char *style)
{
  GtkInscription *line = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (line, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (line, 40);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (line), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line));
  return line;
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Row *row = g_new0 (Row, 1);

  row->chosen = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_size_request (GTK_WIDGET (row->chosen), 34, 34);
  gtk_widget_set_visible (GTK_WIDGET (row->chosen), GPOINTER_TO_INT (data));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->chosen), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Replace here"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->chosen));
  row->where = make_line (lines, "caption");
  row->words = make_line (lines, NULL);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  g_object_set_data_full (G_OBJECT (item), "accord-row", row, g_free);
  gtk_list_item_set_child (item, box);
}

/* The words themselves are bold. Text before them is cut at its beginning, so that they are always in sight. */
static void
show_words (GtkInscription *line, const AccordFindHit *hit)
{
  const gsize room = 24;
  const char *before = hit->before;
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  if (strlen (before) > room)
    {
      const char *space;

      before += strlen (before) - room;
      while (((guchar) *before & 0xc0) == 0x80)
        before++;
      space = strchr (before, ' ');
      if (space != NULL)
        before = space + 1;
    }
  text = g_strconcat (before != hit->before ? "…" : "", before, hit->found, hit->after, NULL);
  bold->start_index = (guint) (strlen (before) + (before != hit->before ? strlen ("…") : 0));
  bold->end_index = bold->start_index + (guint) strlen (hit->found);
  pango_attr_list_insert (attributes, bold);
  gtk_inscription_set_text (line, text);
  gtk_inscription_set_attributes (line, attributes);
}

static char *
describe_place (const AccordFindHit *hit)
{
  const char *heading = *hit->heading != '\0' ? hit->heading : _("No heading");

  if (hit->in_heading)
    return g_strdup_printf (_("%s %s · in the heading"), hit->number, heading);
  if (hit->is_kept)
    return g_strdup_printf (_("%s %s · shown as source, not replaced"), hit->number, heading);
  return g_strdup_printf ("%s %s", hit->number, heading);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AccordFindPlace *place = gtk_list_item_get_item (item);
  Row *row = g_object_get_data (G_OBJECT (item), "accord-row");
  g_autofree char *where = describe_place (place->hit);
  g_autofree char *name = g_strdup_printf ("%s: %s%s%s", where, place->hit->before, place->hit->found, place->hit->after);

  gtk_inscription_set_text (row->where, where);
  show_words (row->words, place->hit);
  gtk_list_item_set_accessible_label (item, name);
  gtk_widget_set_sensitive (GTK_WIDGET (row->chosen), !place->hit->is_kept);
  g_object_set_data_full (G_OBJECT (item), "accord-binding",
                          g_object_ref (g_object_bind_property (place, "chosen", row->chosen, "active",
                                                                G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE)),
                          g_object_unref);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Row *row = g_object_get_data (G_OBJECT (item), "accord-row");

  /* GTK 4.18 does not free the attributes of an inscription that goes. */
  gtk_inscription_set_attributes (row->words, NULL);
  g_binding_unbind (g_object_get_data (G_OBJECT (item), "accord-binding"));
  g_object_set_data (G_OBJECT (item), "accord-binding", NULL);
}

/**
 * accord_find_place_factory_new:
 * @editable: whether places can be chosen to be replaced
 *
 * Returns: (transfer full): makes the rows
 */
GtkListItemFactory *
accord_find_place_factory_new (gboolean editable)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), GINT_TO_POINTER (editable));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
