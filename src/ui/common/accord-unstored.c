/* accord-unstored.c: what was typed and is not on the disk yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-unstored.h"

#include "model/accord-record.h"

/* After how long what could not be stored is tried again: soon at first, then rarely. */
#define FIRST_RETRY_S 2
#define LAST_RETRY_S 30

/**
 * AccordUnstored:
 *
 * Holds each text from the moment when it was typed until it is known to be stored, whatever happens to the widget that it
 * was typed into: a page may be left and a section changed while the disk is full. It tries again by itself. A window asks
 * it before it closes.
 *
 * There is one for each open partnership. Lives on the main thread.
 */
struct _AccordUnstored
{
  GObject parent_instance;

  AccordPartnership *partnership;     /* owns this */
  GHashTable *entries;                /* Entry, by field and id */
  GHashTable *typists;                /* who has typed since it last stored */
  GError *error;
  guint retry;
  guint retry_s;
};

G_DEFINE_FINAL_TYPE (AccordUnstored, accord_unstored, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const AccordField *field;
  gint64 id;
  char *text;
  char *run;
  guint sending;                      /* how often it is under way */
} Entry;

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_direct_hash (entry->field) ^ g_int64_hash (&entry->id);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->field == other->field && one->id == other->id;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry->run);
  g_free (entry);
}

static Entry *
find (AccordUnstored *self, const AccordField *field, gint64 id)
{
  return g_hash_table_lookup (self->entries, &(Entry) { .field = field, .id = id });
}

static void
accord_unstored_finalize (GObject *object)
{
  AccordUnstored *self = ACCORD_UNSTORED (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->typists);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (accord_unstored_parent_class)->finalize (object);
}

static void
accord_unstored_class_init (AccordUnstoredClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_unstored_finalize;

  /**
   * AccordUnstored::changed:
   *
   * Whether all is stored, or why it is not, may have changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AccordUnstored::stored:
   * @self: what holds the text
   * @field: (type gpointer): the field that it was typed into
   * @id: the record
   * @text: the text, which is on the disk now
   */
  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_INT64, G_TYPE_STRING);
}

static void
accord_unstored_init (AccordUnstored *self)
{
  self->entries = g_hash_table_new_full (entry_hash, entry_equal, NULL, entry_free);
  self->typists = g_hash_table_new (NULL, NULL);
  self->retry_s = FIRST_RETRY_S;
}

/**
 * accord_unstored_get:
 * @partnership: an open partnership
 *
 * Returns: (transfer none): what was typed there and is not stored; it lives as long as the partnership
 */
AccordUnstored *
accord_unstored_get (AccordPartnership *partnership)
{
  AccordUnstored *self = g_object_get_data (G_OBJECT (partnership), "accord-unstored");

  if (self != NULL)
    return self;
  self = g_object_new (ACCORD_TYPE_UNSTORED, NULL);
  self->partnership = partnership;
  g_object_set_data_full (G_OBJECT (partnership), "accord-unstored", self, g_object_unref);
  return self;
}

/**
 * accord_unstored_set_typing:
 * @typist: who it is
 * @typing: whether there is something that accord_unstored_store() was not called for yet
 *
 * Lets it be said that not everything is stored while somebody types.
 */
void
accord_unstored_set_typing (AccordUnstored *self, gconstpointer typist, gboolean typing)
{
  gboolean differs;

  g_return_if_fail (ACCORD_IS_UNSTORED (self));

  differs = typing ? g_hash_table_add (self->typists, (gpointer) typist) : g_hash_table_remove (self->typists, typist);
  if (differs)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- storing --- */

typedef struct
{
  AccordUnstored *unstored;
  const AccordField *field;
  gint64 id;
  char *text;
} Sending;

static void
sending_free (Sending *sending)
{
  g_object_unref (sending->unstored);
  g_free (sending->text);
  g_free (sending);
}

static gboolean
retry_cb (gpointer data)
{
  AccordUnstored *self = data;

  self->retry = 0;
  self->retry_s = MIN (self->retry_s * 2, LAST_RETRY_S);
  accord_unstored_try_again (self);
  return G_SOURCE_REMOVE;
}

/* Answers come in the order of the edits, so the last one of a record decides. */
static void
settle (AccordUnstored *self, Sending *sending, GError *error)
{
  Entry *entry = find (self, sending->field, sending->id);

  entry->sending--;
  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
      if (self->retry == 0)
        self->retry = g_timeout_add_seconds (self->retry_s, retry_cb, self);
    }
  else
    {
      g_signal_emit (self, signals[STORED], 0, sending->field, sending->id, sending->text);
      self->retry_s = FIRST_RETRY_S;
      if (entry->sending == 0)
        g_hash_table_remove (self->entries, entry);
      if (g_hash_table_size (self->entries) == 0)
        {
          g_clear_error (&self->error);
          g_clear_handle_id (&self->retry, g_source_remove);
        }
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;
  GError *error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  settle (sending->unstored, sending, error);
  sending_free (sending);
}

static void
send (AccordUnstored *self, Entry *entry)
{
  Sending *sending = g_new (Sending, 1);
  AccordRequest *edit = accord_record_set (entry->field, entry->id, entry->text, NULL);

  /* Any text will do for a field that may be empty. */
  g_assert (edit != NULL);
  accord_request_set_run (edit, entry->run);
  *sending = (Sending) { g_object_ref (self), entry->field, entry->id, g_strdup (entry->text) };
  entry->sending++;
  accord_partnership_run_async (self->partnership, edit, NULL, sent_cb, sending);
}

/**
 * accord_unstored_store:
 * @field: a text that may be empty
 * @id: the record
 * @text: what is to be stored
 * @run: (nullable): see accord_request_set_run()
 *
 * Asks for a text to be stored, and holds it until it is.
 */
void
accord_unstored_store (AccordUnstored *self, const AccordField *field, gint64 id, const char *text, const char *run)
{
  Entry *entry;

  g_return_if_fail (ACCORD_IS_UNSTORED (self));

  entry = find (self, field, id);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      *entry = (Entry) { .field = field, .id = id };
      g_hash_table_add (self->entries, entry);
    }
  g_set_str (&entry->text, text);
  g_set_str (&entry->run, run);
  send (self, entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * accord_unstored_try_again:
 *
 * Asks again for all that could not be stored.
 */
void
accord_unstored_try_again (AccordUnstored *self)
{
  GHashTableIter iter;
  gpointer entry;

  g_return_if_fail (ACCORD_IS_UNSTORED (self));

  g_clear_handle_id (&self->retry, g_source_remove);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (((Entry *) entry)->sending == 0)
      send (self, entry);
}

/* --- what is not stored --- */

/**
 * accord_unstored_lookup:
 * @field: a field
 * @id: a record
 *
 * Returns: (transfer none) (nullable): what was typed there and is not known to be stored
 */
const char *
accord_unstored_lookup (AccordUnstored *self, const AccordField *field, gint64 id)
{
  Entry *entry;

  g_return_val_if_fail (ACCORD_IS_UNSTORED (self), NULL);

  entry = find (self, field, id);
  return entry != NULL ? entry->text : NULL;
}

/**
 * accord_unstored_is_waiting:
 *
 * Returns: whether something that was typed is on its way to the disk, or soon will be
 */
gboolean
accord_unstored_is_waiting (AccordUnstored *self)
{
  GHashTableIter iter;
  gpointer entry;

  g_return_val_if_fail (ACCORD_IS_UNSTORED (self), FALSE);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    if (((Entry *) entry)->sending > 0)
      return TRUE;
  return g_hash_table_size (self->typists) > 0;
}

/**
 * accord_unstored_is_empty:
 *
 * Returns: whether all that was typed is on the disk
 */
gboolean
accord_unstored_is_empty (AccordUnstored *self)
{
  g_return_val_if_fail (ACCORD_IS_UNSTORED (self), TRUE);

  return g_hash_table_size (self->entries) == 0 && g_hash_table_size (self->typists) == 0;
}

/**
 * accord_unstored_get_error:
 *
 * Returns: (transfer none) (nullable): why something is not stored
 */
const GError *
accord_unstored_get_error (AccordUnstored *self)
{
  g_return_val_if_fail (ACCORD_IS_UNSTORED (self), NULL);

  return self->error;
}

/**
 * accord_unstored_dup_text:
 *
 * Returns: (transfer full): all that is not stored, for a person who takes it elsewhere
 */
char *
accord_unstored_dup_text (AccordUnstored *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer entry;

  g_return_val_if_fail (ACCORD_IS_UNSTORED (self), NULL);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", ((Entry *) entry)->text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
