/* accord-founding.c: what a new partnership begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-founding.h"

#include "model/accord-record.h"
#include "model/accord-vocabulary-files.h"
#include "model/accord-vocabulary.h"

typedef struct
{
  char *name;
  char *icb;
  GStrv councils;
  GStrv healthwatch;
  GStrv places;
} Founding;

static void
founding_free (gpointer data)
{
  Founding *founding = data;

  g_free (founding->name);
  g_free (founding->icb);
  g_strfreev (founding->councils);
  g_strfreev (founding->healthwatch);
  g_strfreev (founding->places);
  g_free (founding);
}

static gboolean
add_organisation (AccordConnection *connection, const char *name, const char *kind, const char *sector, GError **error)
{
  static const char *const COLUMNS[] = { "name", "kind", "sector", NULL };
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));

  return *trimmed == '\0' ||
         accord_record_insert (connection, "organisation", COLUMNS, (const char *const[]) { trimmed, kind, sector, NULL },
                               error) != 0;
}

static gboolean
add_organisations (AccordConnection *connection, char **names, const char *kind, const char *sector, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!add_organisation (connection, names[i], kind, sector, error))
      return FALSE;
  return TRUE;
}

/* The partnership's whole area is the system; its places lie within. */
static gboolean
add_places (AccordConnection *connection, const Founding *founding, GError **error)
{
  static const char *const COLUMNS[] = { "name", "kind", "parent_id", NULL };
  gint64 system = accord_record_insert (connection, "place", COLUMNS,
                                        (const char *const[]) { founding->name, "system", "", NULL }, error);
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, system);

  if (system == 0)
    return FALSE;
  for (guint i = 0; founding->places != NULL && founding->places[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (founding->places[i]));

      if (*name != '\0' && accord_record_insert (connection, "place", COLUMNS,
                                                 (const char *const[]) { name, "place", parent, NULL }, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gpointer
fill_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const COLUMNS[] = { "name", NULL };
  const Founding *founding = data;

  return GINT_TO_POINTER (
      accord_vocabularies_seed (connection, error) &&
      accord_record_insert (connection, "partnership", COLUMNS, (const char *const[]) { founding->name, NULL }, error) != 0 &&
      add_places (connection, founding, error) &&
      add_organisation (connection, founding->icb, "icb", "nhs", error) &&
      add_organisations (connection, founding->councils, "responsible_authority", "local_authority", error) &&
      add_organisations (connection, founding->healthwatch, "healthwatch", "patient_voice", error));
}

/**
 * accord_founding_fill:
 * @founding: what is known on the first day
 *
 * Returns: (transfer full): the edit that fills a new partnership, for accord_partnership_create(): the program's
 *   vocabularies, the name, the area and its places, the bodies named
 */
AccordRequest *
accord_founding_fill (const AccordFounding *founding)
{
  Founding *copy = g_new (Founding, 1);

  *copy = (Founding) {
    g_strdup (founding->name),
    g_strdup (founding->icb),
    g_strdupv ((char **) founding->councils),
    g_strdupv ((char **) founding->healthwatch),
    g_strdupv ((char **) founding->places),
  };
  return accord_request_edit ("", fill_cb, copy, founding_free, NULL);
}
