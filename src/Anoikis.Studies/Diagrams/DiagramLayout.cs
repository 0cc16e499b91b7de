using System.Collections.Immutable;
using Anoikis.Kinetics.Descriptions;

namespace Anoikis.Studies.Diagrams;

/// <summary>A species in a module's card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsBorrowed">Whether it belongs to another module.</param>
/// <param name="Column">Column of the card, from 0.</param>
/// <param name="X">Left edge, px.</param>
/// <param name="Y">Upper edge, px.</param>
internal sealed record PlacedSpecies(string Id, bool IsBorrowed, int Column, double X, double Y);

/// <summary>A module's card with its species.</summary>
internal sealed record PlacedGroup(NetworkGroup Group, double X, double Y, double Height, ImmutableArray<PlacedSpecies> Species);

/// <summary>
/// Puts modules into cards, one under the other in the shortest column, and in each card the species into columns from left to right: what reactions only take, what binding makes, what comes of it. Within
/// a column species stand in the order of their partners (barycentres), so that lines stay short.
/// </summary>
internal sealed class DiagramLayout
{
    public const double CardWidth = 470;
    public const double PillWidth = 128;
    public const double PillHeight = 17;
    public const int Columns = 3;

    private const double Gap = 12;
    private const double Pitch = 21;
    private const double Header = 26;
    private const double Padding = 8;
    private const int Sweeps = 6;

    private DiagramLayout(int width, int height, ImmutableArray<PlacedGroup> groups) => (Width, Height, Groups) = (width, height, groups);

    public int Width { get; }

    public int Height { get; }

    public ImmutableArray<PlacedGroup> Groups { get; }

    /// <summary>Places all modules.</summary>
    /// <param name="groups">The modules.</param>
    /// <param name="across">Cards beside each other.</param>
    public static DiagramLayout Of(ImmutableArray<NetworkGroup> groups, int across)
    {
        double[] filled = new double[Math.Min(across, Math.Max(1, groups.Length))];
        var placed = ImmutableArray.CreateBuilder<PlacedGroup>(groups.Length);
        foreach (NetworkGroup group in groups)
        {
            List<string>[] columns = Order(group);
            int column = Array.IndexOf(filled, filled.Min());
            double x = column * (CardWidth + Gap), y = filled[column];
            double height = Header + (Pitch * Math.Max(1, columns.Max(c => c.Count))) + Padding;
            HashSet<string> borrowed = [.. group.Borrowed];
            const double Step = (CardWidth - (2 * Padding) - PillWidth) / (Columns - 1);
            placed.Add(new PlacedGroup(
                group, x, y, height,
                [.. columns.SelectMany((ids, c) => ids.Select((id, row) => new PlacedSpecies(id, borrowed.Contains(id), c, x + Padding + (c * Step), y + Header + (row * Pitch))))]));
            filled[column] += height + Gap;
        }

        return new DiagramLayout((int)((filled.Length * (CardWidth + Gap)) - Gap), (int)Math.Ceiling(filled.Max() - Gap + 1), placed.ToImmutable());
    }

    private static List<string>[] Order(NetworkGroup group)
    {
        string[] all = [.. group.Own, .. group.Borrowed];
        var bound = group.Reactions.Where(r => r.From.Length > 1).SelectMany(r => r.To).ToHashSet(StringComparer.Ordinal);
        var made = group.Reactions.Where(r => r.From.Length > 0).SelectMany(r => r.To.Except(r.From)).ToHashSet(StringComparer.Ordinal);
        var taken = group.Reactions.SelectMany(r => r.From.Concat(r.By)).ToHashSet(StringComparer.Ordinal);
        List<string>[] columns = [[], [], []];
        foreach (string id in all)
        {
            // What a complex gives back when it falls apart is not made of it.
            bool first = !made.Contains(id) || (taken.Contains(id) && group.Reactions.Any(r => r.From.Length > 1 && r.From.Contains(id)));
            columns[bound.Contains(id) && !first ? 1 : first ? 0 : 2].Add(id);
        }

        Balance(columns);
        Straighten(columns, group);
        return columns;
    }

    // A card three times as tall as it need be is no card: what a full first column only gives to rates moves on.
    private static void Balance(List<string>[] columns)
    {
        int even = (columns.Sum(c => c.Count) + Columns - 1) / Columns;
        for (int from = 0; from < Columns; from++)
        {
            while (columns[from].Count > even + 2 && columns.MinBy(c => c.Count)! is { } least && least.Count < even)
            {
                least.Add(columns[from][^1]);
                columns[from].RemoveAt(columns[from].Count - 1);
            }
        }
    }

    private static void Straighten(List<string>[] columns, NetworkGroup group)
    {
        var partners = group.Reactions
            .SelectMany(r => r.From.Concat(r.By).SelectMany(a => r.To.Select(b => (a, b)))).SelectMany(p => new[] { (p.a, p.b), (a: p.b, b: p.a) })
            .ToLookup(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            var rows = columns.SelectMany(c => c.Select((id, row) => (id, Row: (double)row / Math.Max(1, c.Count)))).ToDictionary(p => p.id, p => p.Row, StringComparer.Ordinal);
            List<string> column = columns[sweep % Columns];
            string[] sorted = [.. column.OrderBy(id => partners[id].Where(rows.ContainsKey).Select(p => rows[p]).DefaultIfEmpty(rows[id]).Average())];
            column.Clear();
            column.AddRange(sorted);
        }
    }
}
