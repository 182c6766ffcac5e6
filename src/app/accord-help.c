/* accord-help.c: the pages of the manual
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-help.h"

#include <string.h>

#include "base/accord-data.h"
#include "base/accord-fold.h"

#define SUFFIX ".md"

static void
topic_free (gpointer data)
{
  AccordHelpTopic *topic = data;

  g_free (topic->name);
  g_free (topic->title);
  g_free (topic->folded);
  accord_prose_unref (topic->prose);
  g_free (topic);
}

/* "20-strategies.md" is about "strategies". */
static char *
name_topic (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *name = base + strspn (base, "0123456789-");

  return g_strndup (name, strlen (name) - strlen (SUFFIX));
}

/* The first line is the title. */
static AccordHelpTopic *
read_topic (const char *path)
{
  g_autofree char *text = NULL;
  AccordHelpTopic *topic;
  char *body;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  body = strchr (text, '\n');
  if (body == NULL || !g_str_has_prefix (text, "# "))
    return NULL;
  topic = g_new (AccordHelpTopic, 1);
  topic->name = name_topic (path);
  topic->title = g_strndup (text + 2, (gsize) (body - text - 2));
  topic->prose = accord_prose_parse (body);
  topic->folded = accord_fold (text);
  return topic;
}

/* In the language of whoever reads, or in English. */
static GStrv
list_files (void)
{
  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    {
      g_autofree char *folder = g_build_filename ("help", *language, NULL);
      g_auto (GStrv) paths = accord_data_list (folder, SUFFIX);

      if (*paths != NULL)
        return g_steal_pointer (&paths);
    }
  return accord_data_list ("help/en", SUFFIX);
}

/**
 * accord_help_load:
 *
 * Reads the manual from `data/help`; see the README there. It is small, and part of the program.
 *
 * Returns: (transfer full) (element-type AccordHelpTopic): its topics in their order; empty when the files are not there
 */
GPtrArray *
accord_help_load (void)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (topic_free);
  g_auto (GStrv) paths = list_files ();

  for (char **path = paths; *path != NULL; path++)
    {
      AccordHelpTopic *topic = read_topic (*path);

      if (topic != NULL)
        g_ptr_array_add (topics, topic);
    }
  return g_steal_pointer (&topics);
}

/**
 * accord_help_topic_has:
 * @topic: a topic
 * @words: what somebody typed
 *
 * Returns: whether every word of @words begins a word of the topic
 */
gboolean
accord_help_topic_has (const AccordHelpTopic *topic, const char *words)
{
  g_autofree char *folded = accord_fold (words);
  g_auto (GStrv) wanted = g_strsplit (folded, " ", -1);
  g_autofree char *text = g_strconcat (" ", topic->folded, NULL);

  for (char **word = wanted; *word != NULL; word++)
    {
      g_autofree char *start = g_strconcat (" ", *word, NULL);

      if (**word != '\0' && strstr (text, start) == NULL)
        return FALSE;
    }
  return TRUE;
}
