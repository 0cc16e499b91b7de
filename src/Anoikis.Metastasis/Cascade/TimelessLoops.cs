using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Metastasis.Cascade;

/// <summary>Refuses loops of steps that can be run through in no time: a cell could go round for ever at one moment.</summary>
internal static class TimelessLoops
{
    public static void Find(MetastaticCascade cascade, Func<CascadePart, SourceLocation> locate, DiagnosticBag findings)
    {
        for (int s = 0; s < cascade.Steps.Length; s++)
        {
            // Each loop is named once, at its first step.
            if (Path(cascade, s) is { } loop && loop.Min() == s)
            {
                string names = string.Join(" -> ", loop.Append(s).Select(i => cascade.Steps[i].Name));
                findings.Error(locate(new CascadePart(s)), $"the loop {names} can take no time; let one of its exits wait for a time above 0");
            }
        }
    }

    /// <summary>Steps of a way from a step back to itself through exits that can take no time, or null.</summary>
    private static List<int>? Path(MetastaticCascade cascade, int start)
    {
        var from = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out int s))
        {
            foreach (Exit exit in cascade.Steps[s].Exits)
            {
                if (exit is not Advance advance || !CanTakeNoTime(exit.When))
                {
                    continue;
                }

                int target = cascade.IndexOf(advance.To);
                if (target == start)
                {
                    List<int> path = [s];
                    while (path[0] != start)
                    {
                        path.Insert(0, from[path[0]]);
                    }

                    return path;
                }

                if (target >= 0 && from.TryAdd(target, s))
                {
                    open.Enqueue(target);
                }
            }
        }

        return null;
    }

    private static bool CanTakeNoTime(ExitCondition when) => when is not WaitingTime { Time.IsZero: false };
}
