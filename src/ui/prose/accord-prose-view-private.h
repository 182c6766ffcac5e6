/* accord-prose-view-private.h: what the parts of AccordProseView share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-find-bar.h"
#include "ui/prose/accord-prose-hints.h"
#include "ui/prose/accord-prose-view.h"

G_BEGIN_DECLS

struct _AccordProseView
{
  AdwBin parent_instance;

  AccordProseArea *text;
  AccordProseFindBar *find_bar;
  GtkMenuButton *headings;
  GtkMenuButton *tables;
  AccordProseHints *hints;
  GtkWidget *no_spelling;
  GSimpleActionGroup *actions;

  gboolean editable;
  gboolean modified;
  guint pause_source;
  gint64 first_edit;
};

void accord_prose_view_add_actions (AccordProseView *self);
void accord_prose_view_add_bindings (GtkWidgetClass *widget_class);
void accord_prose_view_show_format (AccordProseView *self);

G_END_DECLS
