using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>
/// Checks a cascade as a graph: every exit leads somewhere, every step can be reached and left, no loop can be run through without time passing,
/// and what grows does not turn back into a single cell.
/// </summary>
internal sealed class CascadeGraph
{
    private readonly IReadOnlyList<LocatedStep> _steps;
    private readonly Dictionary<string, LocatedStep> _byName;
    private readonly DiagnosticBag _findings;

    private CascadeGraph(IReadOnlyList<LocatedStep> steps, DiagnosticBag findings)
    {
        _steps = steps;
        _byName = steps.ToDictionary(s => s.Step.Name);
        _findings = findings;
    }

    /// <summary>Adds every problem between the steps, the first of which is where cells enter.</summary>
    public static void Check(IReadOnlyList<LocatedStep> steps, DiagnosticBag findings)
    {
        CascadeGraph graph = new(steps, findings);
        graph.CheckTargets();
        graph.CheckWaysOut();
        graph.CheckReach();
        graph.CheckInstantLoops();
    }

    private void CheckTargets()
    {
        foreach ((LocatedStep step, LocatedExit exit) in Exits().Where(e => e.Exit.To is not null))
        {
            if (!_byName.TryGetValue(exit.To!, out LocatedStep? target))
            {
                _findings.Error(
                    exit.ToLocation,
                    $"step {step.Step.Name} advances to '{exit.To}', which is no step of the cascade{NearestName.Hint(exit.To!, _byName.Keys)}; allowed is {string.Join(", ", _byName.Keys)}");
            }
            else if (step.Step.Growth is not null && target.Step.Growth is null)
            {
                _findings.Error(
                    exit.ToLocation,
                    $"step {step.Step.Name}, where cells divide, advances to {exit.To}, where they do not; give {exit.To} a 'growth' or lead the exit to a step that has one");
            }
        }
    }

    private void CheckWaysOut()
    {
        foreach (LocatedStep step in _steps.Where(s => !s.Step.IsTerminal))
        {
            if (step.Exits.IsEmpty)
            {
                _findings.Error(step.Location, $"step {step.Step.Name} has no way out; give it exits, or 'may_stay: true' when cells may stay there to the end");
            }
            else if (!step.Exits.Any(e => e.IsCertain))
            {
                _findings.Error(
                    step.Location,
                    $"step {step.Step.Name} has only exits with a chance below 1, so that some cells find no way out; give one exit chance 1, or the step 'may_stay: true'");
            }
        }
    }

    private void CheckReach()
    {
        HashSet<string> reached = [];
        Stack<LocatedStep> open = new([_steps[0]]);
        while (open.TryPop(out LocatedStep? step))
        {
            if (reached.Add(step.Step.Name))
            {
                foreach (LocatedExit exit in step.Exits)
                {
                    if (exit.To is not null && _byName.TryGetValue(exit.To, out LocatedStep? target))
                    {
                        open.Push(target);
                    }
                }
            }
        }

        foreach (LocatedStep step in _steps.Where(s => !reached.Contains(s.Step.Name)))
        {
            _findings.Error(
                step.Location,
                $"step {step.Step.Name} cannot be reached: no exit leads to it from {_steps[0].Step.Name}, where cells enter (the first step); add an exit with 'advance: {step.Step.Name}'");
        }
    }

    /// <summary>Depth-first search over the exits that may take no time; a step met again on the way closes a loop.</summary>
    private void CheckInstantLoops()
    {
        HashSet<string> done = [];
        foreach (LocatedStep start in _steps)
        {
            Walk(start, []);
        }

        void Walk(LocatedStep step, List<string> way)
        {
            if (done.Contains(step.Step.Name))
            {
                return;
            }

            way.Add(step.Step.Name);
            foreach (LocatedExit exit in step.Exits.Where(e => e.To is not null && e.MayTakeNoTime))
            {
                int again = way.IndexOf(exit.To!);
                if (again >= 0)
                {
                    string loop = string.Join(" -> ", way.Skip(again).Append(exit.To!));
                    _findings.Error(
                        exit.Location,
                        $"the loop {loop} can be run through without time passing, so a cell could stay in it for ever; give one of its exits a waiting time above 0");
                }
                else if (_byName.TryGetValue(exit.To!, out LocatedStep? target))
                {
                    Walk(target, way);
                }
            }

            way.RemoveAt(way.Count - 1);
            done.Add(step.Step.Name);
        }
    }

    private IEnumerable<(LocatedStep Step, LocatedExit Exit)> Exits() => _steps.SelectMany(s => s.Exits.Select(e => (s, e)));
}
