using System.Collections.Immutable;
using System.Text;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Descriptions;

/// <summary>A Mermaid flow chart of a network's parts: an arrow for species of one part that the reactions of another read or make.</summary>
internal static class PartDiagram
{
    private const int MostNames = 4;

    public static void Write(ImmutableArray<NetworkPart> parts, StringBuilder target)
    {
        var owner = parts.SelectMany(p => p.Species.Select(s => (s.Id, p.Name))).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        var arrows = new SortedDictionary<(string From, string To), SortedSet<string>>();
        void Add(string from, string to, string species)
        {
            if (from != to)
            {
                if (!arrows.TryGetValue((from, to), out SortedSet<string>? names))
                {
                    arrows[(from, to)] = names = new SortedSet<string>(StringComparer.Ordinal);
                }

                names.Add(species);
            }
        }

        var rules = parts.SelectMany(p => p.Rules).ToDictionary(r => r.Variable, r => r.Formula, StringComparer.Ordinal);
        foreach (NetworkPart part in parts)
        {
            // What a part reads of another it also gives back when a complex falls apart; only what it makes anew goes the other way.
            HashSet<string> reads = [.. part.Reactions.SelectMany(r => NetworkPart.Reads(r.Rate, rules)).Where(owner.ContainsKey)];
            foreach (string read in reads)
            {
                Add(owner[read], part.Name, read);
            }

            foreach (SpeciesReference made in part.Reactions.SelectMany(r => r.Products).Where(p => !reads.Contains(p.Species)))
            {
                Add(part.Name, owner[made.Species], made.Species);
            }
        }

        target.Append("```mermaid\nflowchart LR\n");
        foreach (NetworkPart part in parts.Where(p => !p.Species.IsEmpty))
        {
            target.Append("  ").Append(part.Name).Append("[\"").Append(part.Name.Replace('_', ' ')).Append("\"]\n");
        }

        foreach (((string from, string to), SortedSet<string> names) in arrows)
        {
            string more = names.Count > MostNames ? ", ..." : "";
            target.Append("  ").Append(from).Append(" -->|\"").AppendJoin(", ", names.Take(MostNames)).Append(more).Append("\"| ").Append(to).Append('\n');
        }

        target.Append("```\n\n");
    }
}
