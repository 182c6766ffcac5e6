/* accord-diff.c: what two sequences have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-diff.h"

/*
 * E. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986), in linear space: a path of fewest
 * changes is sought from both ends, and where they meet the sequences are cut in two. It takes time with the square of the
 * number of changes, so a search is given up after LIMIT of them and the sequences are cut where it got furthest: the
 * result is still right, only not always the shortest, and time grows with the length alone.
 */
#define LIMIT 256
#define NONE G_MININT

typedef struct
{
  const guint32 *a;
  const guint32 *b;
  gboolean *gone;               /* of a: not in b */
  gboolean *come;               /* of b: not in a */
  int forward[2 * LIMIT + 3];   /* how far the search got on each diagonal */
  int backward[2 * LIMIT + 3];
} Search;

typedef struct
{
  guint a0;
  guint a1;
  guint b0;
  guint b1;
} Box;

/* The furthest point on diagonal @k that is one change away from its neighbours; NONE when that is outside. */
static int
step (const int *reached, int k, int n, int m)
{
  int down = reached[LIMIT + 1 + k + 1];
  int right = reached[LIMIT + 1 + k - 1];

  down = down != NONE && down - k <= m ? down : NONE;
  right = right != NONE && right + 1 <= n ? right + 1 : NONE;
  return MAX (down, right);
}

static int
follow_forward (const Search *search, const Box *box, int x, int k)
{
  int n = (int) (box->a1 - box->a0);
  int m = (int) (box->b1 - box->b0);

  while (x < n && x - k < m && search->a[box->a0 + x] == search->b[box->b0 + x - k])
    x++;
  return x;
}

static int
follow_backward (const Search *search, const Box *box, int x, int k)
{
  int n = (int) (box->a1 - box->a0);
  int m = (int) (box->b1 - box->b0);

  while (x < n && x - k < m && search->a[box->a1 - 1 - x] == search->b[box->b1 - 1 - (x - k)])
    x++;
  return x;
}

static gboolean
meets (const int *other, int k, int x, int n, int d)
{
  return ABS (k) <= d && other[LIMIT + 1 + k] != NONE && x + other[LIMIT + 1 + k] >= n;
}

/* One more change from one end; whether that meets the other. */
static gboolean
advance (Search *search, const Box *box, int d, gboolean is_forward, int *x, int *y)
{
  int n = (int) (box->a1 - box->a0);
  int m = (int) (box->b1 - box->b0);
  int delta = n - m;
  int *reached = is_forward ? search->forward : search->backward;
  const int *other = is_forward ? search->backward : search->forward;

  reached[LIMIT + 1 - d - 1] = reached[LIMIT + 1 + d + 1] = NONE;
  for (int k = -d; k <= d; k += 2)
    {
      int furthest = d == 0 ? 0 : step (reached, k, n, m);

      if (furthest != NONE)
        furthest = is_forward ? follow_forward (search, box, furthest, k) : follow_backward (search, box, furthest, k);
      reached[LIMIT + 1 + k] = furthest;
      if (furthest == NONE || ((delta & 1) != 0) != is_forward ||
          !meets (other, delta - k, furthest, n, is_forward ? d - 1 : d))
        continue;
      *x = is_forward ? furthest : n - furthest;
      *y = is_forward ? furthest - k : m - (furthest - k);
      return TRUE;
    }
  return FALSE;
}

static void
find_furthest (const Search *search, int d, int *x, int *y)
{
  int best = -1;

  for (int k = -d; k <= d; k += 2)
    {
      int reached = search->forward[LIMIT + 1 + k];

      if (reached == NONE || 2 * reached - k <= best)
        continue;
      best = 2 * reached - k;
      *x = reached;
      *y = reached - k;
    }
}

static void
find_cut (Search *search, const Box *box, int *x, int *y)
{
  int half = (int) (box->a1 - box->a0 + box->b1 - box->b0 + 1) / 2;
  int last = MIN (half, LIMIT);

  for (int d = 0; d <= last; d++)
    if (advance (search, box, d, TRUE, x, y) || advance (search, box, d, FALSE, x, y))
      return;
  find_furthest (search, last, x, y);
}

static void
compare (Search *search, Box box)
{
  for (;;)
    {
      int x = 0, y = 0;

      while (box.a0 < box.a1 && box.b0 < box.b1 && search->a[box.a0] == search->b[box.b0])
        box.a0++, box.b0++;
      while (box.a0 < box.a1 && box.b0 < box.b1 && search->a[box.a1 - 1] == search->b[box.b1 - 1])
        box.a1--, box.b1--;
      if (box.a0 == box.a1 || box.b0 == box.b1)
        break;
      find_cut (search, &box, &x, &y);
      compare (search, (Box) { box.a0, box.a0 + x, box.b0, box.b0 + y });
      box.a0 += x;
      box.b0 += y;
    }
  for (guint i = box.a0; i < box.a1; i++)
    search->gone[i] = TRUE;
  for (guint i = box.b0; i < box.b1; i++)
    search->come[i] = TRUE;
}

/**
 * accord_diff:
 * @a: (array length=n_a): a sequence
 * @n_a: its length
 * @b: (array length=n_b): another
 * @n_b: its length
 *
 * Compares two sequences. Any thread; the time is bounded by their length, whatever is in them.
 *
 * Returns: (transfer full) (element-type AccordDiffRun): runs that cover both, same and changed in turn
 */
GArray *
accord_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (AccordDiffRun));
  g_autofree Search *search = g_new0 (Search, 1);
  g_autofree gboolean *gone = g_new0 (gboolean, n_a + 1);
  g_autofree gboolean *come = g_new0 (gboolean, n_b + 1);
  guint i = 0, k = 0;

  search->a = a;
  search->b = b;
  search->gone = gone;
  search->come = come;
  compare (search, (Box) { 0, n_a, 0, n_b });
  while (i < n_a || k < n_b)
    {
      AccordDiffRun run = { .a = i, .b = k, .is_same = i < n_a && k < n_b && !gone[i] && !come[k] };

      while (run.is_same && i < n_a && k < n_b && !gone[i] && !come[k])
        i++, k++;
      while (!run.is_same && i < n_a && gone[i])
        i++;
      while (!run.is_same && k < n_b && come[k])
        k++;
      run.n_a = i - run.a;
      run.n_b = k - run.b;
      g_array_append_val (runs, run);
    }
  return runs;
}
