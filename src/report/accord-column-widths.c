/* accord-column-widths.c: how the columns of a table share its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-column-widths-private.h"

typedef struct
{
  const AccordColumnWish *wishes;
  guint n;
  double width;
  double *widths;
} Shares;

/* How wide a column may be where not even the longest words have room: the widest give way, since a number or a day broken in
 * two is read wrongly and a long word is not. */
static double
find_widest (const Shares *self)
{
  double widest = self->width / self->n;

  for (guint round = 0; round < self->n; round++)
    {
      double left = self->width;
      guint n_wide = 0;

      for (guint i = 0; i < self->n; i++)
        if (self->wishes[i].tight <= widest)
          left -= self->wishes[i].tight;
        else
          n_wide++;
      if (n_wide == 0)
        break;
      widest = left / n_wide;
    }
  return widest;
}

static void
share_by_wish (Shares *self)
{
  double tight = 0;
  double least = 0;
  double wanted = 0;

  for (guint i = 0; i < self->n; i++)
    {
      tight += self->wishes[i].tight;
      least += self->wishes[i].least;
      wanted += self->wishes[i].wanted;
    }

  for (guint i = 0; i < self->n; i++)
    if (wanted <= self->width)
      self->widths[i] = self->wishes[i].wanted * self->width / wanted;
    else if (least < self->width)
      self->widths[i] = self->wishes[i].least
                        + (self->wishes[i].wanted - self->wishes[i].least) * (self->width - least) / (wanted - least);
    else if (tight < self->width)
      self->widths[i] = self->wishes[i].tight
                        + (self->wishes[i].least - self->wishes[i].tight) * (self->width - tight) / (least - tight);
    else
      self->widths[i] = MIN (self->wishes[i].tight, find_widest (self));
}

/* What is left of the width for the columns that have no width yet, divided by weight. One that would break its longest word
 * gets as much as that needs, and the rest is divided again. */
static void
divide_rest (Shares *self)
{
  gboolean again = TRUE;

  while (again)
    {
      double weights = 0, left = self->width;

      again = FALSE;
      for (guint i = 0; i < self->n; i++)
        if (self->widths[i] > 0)
          left -= self->widths[i];
        else
          weights += self->wishes[i].weight;
      for (guint i = 0; i < self->n && !again; i++)
        if (self->widths[i] <= 0 && left * self->wishes[i].weight / weights < self->wishes[i].least)
          {
            self->widths[i] = self->wishes[i].least;
            again = TRUE;
          }
      for (guint i = 0; i < self->n && !again; i++)
        if (self->widths[i] <= 0)
          self->widths[i] = left * self->wishes[i].weight / weights;
    }
}

/* Columns without a weight get what they want, up to an even share or their longest word; the others divide what is left.
 * Where not even the longest words have room, all give way. */
static void
share_by_weight (Shares *self)
{
  double least = 0;

  for (guint i = 0; i < self->n; i++)
    least += self->wishes[i].least;
  if (least >= self->width)
    {
      share_by_wish (self);
      return;
    }
  for (guint i = 0; i < self->n; i++)
    if (self->wishes[i].weight <= 0)
      self->widths[i] = MIN (self->wishes[i].wanted, MAX (self->wishes[i].least, self->width / self->n));
  for (guint i = 0; i < self->n; i++)
    least -= self->wishes[i].weight <= 0 ? self->wishes[i].least - self->widths[i] : 0;
  if (least >= self->width)
    share_by_wish (self);
  else
    divide_rest (self);
}

/**
 * accord_column_widths_share:
 * @wishes: (array length=n): what each column needs
 * @n: how many
 * @width: of all columns, in points
 * @widths: (out caller-allocates) (array length=n): the width of each
 *
 * Divides the width of a table. With any weight the columns that have one divide what the others leave; without, each gets
 * what it wants as far as there is room. No word is broken while all words have room.
 */
void
accord_column_widths_share (const AccordColumnWish *wishes, guint n, double width, double *widths)
{
  Shares self = { .wishes = wishes, .n = n, .width = width, .widths = widths };
  gboolean weighted = FALSE;

  for (guint i = 0; i < n; i++)
    {
      weighted = weighted || wishes[i].weight > 0;
      widths[i] = 0;
    }
  if (weighted)
    share_by_weight (&self);
  else
    share_by_wish (&self);
}
