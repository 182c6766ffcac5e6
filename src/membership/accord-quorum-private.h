/* accord-quorum-private.h: a rule of quorum, taken apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "membership/accord-quorum.h"

G_BEGIN_DECLS

typedef enum
{
  QUORUM_SHARE,
  QUORUM_COUNT,
  QUORUM_EVERY,
  QUORUM_ALL,
  QUORUM_ANY,
} QuorumKind;

/* A seat is meant when the value of @column is one of @values. */
typedef struct
{
  const char *column;
  GStrv values;
} QuorumTest;

typedef struct
{
  QuorumKind kind;
  guint number;           /* of a count; of a share the upper number */
  guint whole;            /* of a share the lower number */
  gboolean more;          /* more than the share, not as much as it */
  GPtrArray *tests;       /* QuorumTest; all must hold; none: every seat */
  char *called;           /* the seats that are meant, in the singular; "" for all of them */
  GPtrArray *rules;       /* QuorumRule, of all and any */
} QuorumRule;

struct _AccordQuorum
{
  QuorumRule *rule;
  gboolean deputies;      /* whether a deputy counts as present */
  gboolean vacant;        /* whether a vacant seat counts among the seats */
};

G_END_DECLS
