/* accord-partnership.h: one open partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "model/accord-request.h"
#include "model/accord-vocabulary.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PARTNERSHIP (accord_partnership_get_type ())
G_DECLARE_FINAL_TYPE (AccordPartnership, accord_partnership, ACCORD, PARTNERSHIP, GObject)

#define ACCORD_PARTNERSHIP_SUFFIX ".accord"

/**
 * AccordPartnershipHome:
 * @ACCORD_HOME_NETWORK: partnerships lie on the network
 * @ACCORD_HOME_BACKUPS_BESIDE: their backups lie in the same place
 * @ACCORD_HOME_BACKUPS_REFUSED: though the site pack names another, where this user has no folder of their own
 */
typedef enum
{
  ACCORD_HOME_NETWORK = 1 << 0,
  ACCORD_HOME_BACKUPS_BESIDE = 1 << 1,
  ACCORD_HOME_BACKUPS_REFUSED = 1 << 2,
} AccordPartnershipHome;

AccordPartnership *accord_partnership_open (const char *path, GError **error);
AccordPartnership *accord_partnership_open_read_only (const char *path, GError **error);
void accord_partnership_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
AccordPartnership *accord_partnership_open_finish (GAsyncResult *result, GError **error);
AccordPartnership *accord_partnership_create (const char *path, AccordRequest *fill, GError **error);
void accord_partnership_create_async (const char *path, AccordRequest *fill, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
AccordPartnership *accord_partnership_create_finish (GAsyncResult *result, GError **error);
void accord_partnership_close (AccordPartnership *self);

const char *accord_partnership_get_path (AccordPartnership *self);
const char *accord_partnership_get_name (AccordPartnership *self);
gboolean accord_partnership_is_storing (AccordPartnership *self);
AccordVocabulary *accord_partnership_get_vocabulary (AccordPartnership *self, const char *name);

gpointer accord_partnership_run (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable,
                                 GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void accord_partnership_run_async (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gpointer accord_partnership_run_finish (AccordPartnership *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean accord_partnership_do (AccordPartnership *self, AccordRequest *request, GCancellable *cancellable,
                                GError **error);
gboolean accord_partnership_do_finish (AccordPartnership *self, GAsyncResult *result, GError **error);

gboolean accord_partnership_verify (AccordPartnership *self, GError **error);
gboolean accord_partnership_backup (AccordPartnership *self, const char *path, GError **error);
gboolean accord_partnership_backup_before (AccordPartnership *self, GError **error);

char *accord_partnership_get_folder (void);
char *accord_partnership_get_backup_folder (void);
AccordPartnershipHome accord_partnership_find_home (void);
char *accord_partnership_find_path (const char *name_or_path);
char *accord_partnership_path_for_name (const char *name);

G_END_DECLS
