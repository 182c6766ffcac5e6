/* accord-backup-rotation.c: which backups are still worth their space
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-backup.h"

#define KEEP_LAST 10
#define KEEP_DAYS 14
#define KEEP_MONTHS 12

/* "…-20261122T084501Z.accord": the stamp's place is counted from the end. */
#define SUFFIX ".accord"
#define STAMP_LENGTH 16
#define DAY_LENGTH 8
#define MONTH_LENGTH 6

/**
 * accord_backup_name:
 * @stem: the file's name without its ending
 * @at: when
 *
 * Returns: (transfer full): the name of a backup made then
 */
char *
accord_backup_name (const char *stem, GDateTime *at)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (at);
  g_autofree char *stamp = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  return g_strconcat (stem, "-", stamp, SUFFIX, NULL);
}

static const char *
find_stamp (const char *name)
{
  gsize length = strlen (name);
  const char *stamp;

  if (length <= strlen (SUFFIX) + STAMP_LENGTH || !g_str_has_suffix (name, SUFFIX))
    return NULL;
  stamp = name + length - strlen (SUFFIX) - STAMP_LENGTH;
  if (stamp[-1] != '-' || stamp[DAY_LENGTH] != 'T' || stamp[STAMP_LENGTH - 1] != 'Z')
    return NULL;
  for (int i = 0; i < STAMP_LENGTH - 1; i++)
    if (i != DAY_LENGTH && !g_ascii_isdigit (stamp[i]))
      return NULL;
  return stamp;
}

static gsize
get_stem_length (const char *name)
{
  return find_stamp (name) - name;
}

static int
compare_stems (const char *one, const char *two)
{
  gsize length_of_one = get_stem_length (one);
  gsize length_of_two = get_stem_length (two);
  int order = strncmp (one, two, MIN (length_of_one, length_of_two));

  return order != 0 ? order : (length_of_one > length_of_two) - (length_of_one < length_of_two);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *two = *(const char *const *) b;
  int order = compare_stems (one, two);

  return order != 0 ? order : strcmp (find_stamp (two), find_stamp (one));
}

/* The newest of each of the last so many days (or months) that have any. */
static gboolean
claim_period (GHashTable *periods, const char *stamp, gsize length, guint limit)
{
  return g_hash_table_size (periods) < limit && g_hash_table_add (periods, g_strndup (stamp, length));
}

/* @names: the backups of one file, newest first */
static void
choose_of_one_file (char **names, guint n_names, GPtrArray *superfluous)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_names; i++)
    {
      const char *stamp = find_stamp (names[i]);
      gboolean of_day = claim_period (days, stamp, DAY_LENGTH, KEEP_DAYS);
      gboolean of_month = claim_period (months, stamp, MONTH_LENGTH, KEEP_MONTHS);

      if (i >= KEEP_LAST && !of_day && !of_month)
        g_ptr_array_add (superfluous, names[i]);
    }
}

/**
 * accord_backup_choose_superfluous:
 * @names: (array zero-terminated=1): the names in the folder
 *
 * Keeps, of each file, the last 10 backups, one a day for the last 14 days that have one, and one a month for the last
 * 12. Names that are not ours are not chosen.
 *
 * Returns: (transfer container) (element-type utf8): the names that may go, borrowed from @names
 */
GPtrArray *
accord_backup_choose_superfluous (const char *const *names)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  GPtrArray *superfluous = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (find_stamp (names[i]) != NULL)
      g_ptr_array_add (ours, (gpointer) names[i]);
  g_ptr_array_sort (ours, compare_newest_first);

  for (guint first = 0, end; first < ours->len; first = end)
    {
      for (end = first + 1; end < ours->len && compare_stems (ours->pdata[first], ours->pdata[end]) == 0;)
        end++;
      choose_of_one_file ((char **) ours->pdata + first, end - first, superfluous);
    }
  return superfluous;
}
