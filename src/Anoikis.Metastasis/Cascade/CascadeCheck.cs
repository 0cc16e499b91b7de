using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Metastasis.Cascade;

/// <summary>Finds everything that is wrong with a cascade as a whole: dead ends, exits to nowhere, loops that take no time, stimuli that the network lacks.</summary>
public static class CascadeCheck
{
    /// <summary>Most exits or stimuli of one step.</summary>
    public const int MostParts = 255;

    /// <summary>Most replicates of one split.</summary>
    public const int MostReplicates = 1000;

    /// <summary>Adds all findings.</summary>
    /// <param name="cascade">The cascade.</param>
    /// <param name="network">The network that its stimuli and conditions address.</param>
    /// <param name="locate">Where a part of the cascade stands.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Run(MetastaticCascade cascade, CellNetwork network, Func<CascadePart, SourceLocation> locate, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(locate);
        ArgumentNullException.ThrowIfNull(findings);
        if (cascade.Steps.IsEmpty)
        {
            findings.Error(locate(new CascadePart(-1)), $"the cascade {cascade.Name} has no step");
            return;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int s = 0; s < cascade.Steps.Length; s++)
        {
            CascadeStep step = cascade.Steps[s];
            SourceLocation place = locate(new CascadePart(s));
            if (!names.Add(step.Name))
            {
                findings.Error(place, $"the step \"{step.Name}\" is there twice");
            }

            if (step.Exits.IsEmpty && !step.IsTerminal)
            {
                findings.Error(place, $"the step \"{step.Name}\" has no way out; give it an exit, or say that it is terminal");
            }

            if (step.Split is < 1 or > MostReplicates)
            {
                findings.Error(place, $"the step \"{step.Name}\" splits into {step.Split} replicates; allowed are 1 to {MostReplicates}");
            }

            if (step.Exits.Length > MostParts || step.Stimuli.Length > MostParts)
            {
                findings.Error(place, $"the step \"{step.Name}\" has more than {MostParts} exits or stimuli");
            }

            CheckGrowth(step, place, findings);
            CheckStimuli(step, s, network, locate, findings);
            for (int e = 0; e < step.Exits.Length; e++)
            {
                CheckExit(cascade, step, step.Exits[e], locate(new CascadePart(s, e)), findings);
            }
        }

        CheckReach(cascade, locate, findings);
        TimelessLoops.Find(cascade, locate, findings);
    }

    private static void CheckGrowth(CascadeStep step, SourceLocation place, DiagnosticBag findings)
    {
        if (step.Growth is not { } growth)
        {
            return;
        }

        if (growth.CycleTime.IsZero)
        {
            findings.Error(place, $"cells of the step \"{step.Name}\" divide in no time; the cycle must be above 0");
        }

        if (growth.CellCap < 1 || !(growth.CellDiameter > 0) || !(growth.PackingFraction is > 0 and <= 1))
        {
            findings.Error(place, $"the growth of the step \"{step.Name}\" needs a cap of at least 1 cell, a cell diameter above 0 and a packing above 0 and at most 1");
        }
    }

    private static void CheckStimuli(CascadeStep step, int s, CellNetwork network, Func<CascadePart, SourceLocation> locate, DiagnosticBag findings)
    {
        for (int i = 0; i < step.Stimuli.Length; i++)
        {
            Stimulus stimulus = step.Stimuli[i];
            if (network.Stimulus(stimulus.Name) is null)
            {
                IEnumerable<string> known = network.Stimuli.Select(k => k.Name);
                findings.Error(
                    locate(new CascadePart(s, Stimulus: i)),
                    $"the network {network.Name} has no stimulus \"{stimulus.Name}\"{NearestName.Hint(stimulus.Name, known)}; it has {string.Join(", ", known)}");
            }

            if (stimulus.Course is StimulusTable table && (table.Times.Length != table.Values.Length || table.Times.IsEmpty || table.Times[0] != 0 || !Rises(table)))
            {
                findings.Error(locate(new CascadePart(s, Stimulus: i)), $"the table of \"{stimulus.Name}\" needs rising times that begin at 0, and a value for each");
            }

            if (stimulus.Course is ColonyStimulus colony)
            {
                CheckColonyStimulus(step, stimulus.Name, colony, locate(new CascadePart(s, Stimulus: i)), findings);
            }

            if (stimulus.Course is StimulusPulses { RatePerSecond: var rate } && !(rate >= 0 && rate <= 1))
            {
                findings.Error(locate(new CascadePart(s, Stimulus: i)), $"contacts of \"{stimulus.Name}\" begin {rate} times a second; allowed are 0 to 1");
            }
        }
    }

    private static void CheckColonyStimulus(CascadeStep step, string name, ColonyStimulus course, SourceLocation place, DiagnosticBag findings)
    {
        if (step.Growth is not { } growth)
        {
            findings.Error(place, $"\"{name}\" follows the colony in the step \"{step.Name}\", but cells do not divide there");
            return;
        }

        bool sound = double.IsFinite(course.Height) && course.Height >= 0 && course switch
        {
            ColonyStrain strain => strain.Onset > 0 && strain.ReliefSize > 0,
            ColonyDepth depth => depth.From >= 0 && depth.Full > depth.From,
            _ => true,
        };
        if (!sound)
        {
            findings.Error(place, $"\"{name}\" in the step \"{step.Name}\" needs a height of at least 0, an onset and a relief above 0, and a full radius above that at which it begins");
        }

        if (course is ColonyDepth { From: var from } && growth.CellsForDiameter(2 * from) is var cells && cells >= growth.CellCap)
        {
            findings.Note(
                place, $"\"{name}\" begins at {cells} cells in the step \"{step.Name}\", where no cell has a network any more (cells_with_network is {growth.CellCap}): it acts on none");
        }
    }

    private static bool Rises(StimulusTable table)
    {
        for (int i = 1; i < table.Times.Length; i++)
        {
            if (!(table.Times[i] > table.Times[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckExit(MetastaticCascade cascade, CascadeStep step, Exit exit, SourceLocation place, DiagnosticBag findings)
    {
        if (exit is Advance advance)
        {
            int target = cascade.IndexOf(advance.To);
            if (target < 0)
            {
                IEnumerable<string> known = cascade.Steps.Select(k => k.Name);
                findings.Error(place, $"the step \"{step.Name}\" leads to \"{advance.To}\", which is no step{NearestName.Hint(advance.To, known)}; steps are {string.Join(", ", known)}");
            }
            else if (step.Growth is not null && cascade.Steps[target].Growth is null)
            {
                findings.Error(place, $"cells divide in \"{step.Name}\" but not in \"{advance.To}\", to which it leads; a colony needs growth settings in every step");
            }
        }

        if (exit.When is ColonyCells or ColonyDiameter && step.Growth is null)
        {
            findings.Error(place, $"an exit of \"{step.Name}\" waits for the size of a colony, but cells do not divide there");
        }

        if (exit.When is NetworkCondition && step.Growth is not null)
        {
            findings.Error(place, $"an exit of \"{step.Name}\" waits for a condition on one cell's network, but colonies of many cells live there");
        }

        if (exit.When is ColonyCells { Cells: < 1 } or ColonyDiameter { Millimetres: not > 0 })
        {
            findings.Error(place, $"an exit of \"{step.Name}\" waits for a colony without size; allowed are at least 1 cell or a diameter above 0 mm");
        }

        if (exit.When is WaitingTime { Chance: not (>= 0 and <= 1) } waiting)
        {
            findings.Error(place, $"an exit of \"{step.Name}\" has the chance {waiting.Chance}; allowed are 0 to 1");
        }
    }

    private static void CheckReach(MetastaticCascade cascade, Func<CascadePart, SourceLocation> locate, DiagnosticBag findings)
    {
        var reached = new HashSet<int> { 0 };
        var open = new Stack<int>([0]);
        while (open.TryPop(out int s))
        {
            foreach (Advance advance in cascade.Steps[s].Exits.OfType<Advance>())
            {
                int target = cascade.IndexOf(advance.To);
                if (target >= 0 && reached.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        for (int s = 0; s < cascade.Steps.Length; s++)
        {
            if (!reached.Contains(s))
            {
                findings.Warning(locate(new CascadePart(s)), $"no way leads from the first step to \"{cascade.Steps[s].Name}\"");
            }
        }
    }
}

/// <summary>A part of a cascade, to say where it stands.</summary>
/// <param name="Step">Index of the step; -1 for the cascade as a whole.</param>
/// <param name="Exit">Index of the exit, or -1.</param>
/// <param name="Stimulus">Index of the stimulus, or -1.</param>
public readonly record struct CascadePart(int Step, int Exit = -1, int Stimulus = -1);
