using Anoikis.Apoptosis.Stimuli;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>
/// The colonies of one dish: each of its cells is put down by itself and divides, every cell of its colony with a network of its own, as in the step of a cascade. Founders have the keys of the cells of
/// <see cref="CellPart"/>, so that founder 17 is cell 17, with the same rest behind it.
/// </summary>
internal sealed class ColonyPart : ICulturePart
{
    private const string Dish = "dish";

    private readonly int _clone;
    private readonly int _protocol;
    private readonly int _block;
    private readonly CascadeSimulation _simulation;

    private ColonyPart(int clone, int protocol, int block, CascadeSimulation simulation) => (_clone, _protocol, _block, _simulation) = (clone, protocol, block, simulation);

    /// <inheritdoc/>
    public long Courses => Math.Min(CascadeSimulation.FoundersPerBlock, _simulation.Experiment.Cells - First);

    private long First => (long)_block * CascadeSimulation.FoundersPerBlock;

    /// <summary>All parts of an experiment whose cells divide; none of another.</summary>
    public static IEnumerable<ColonyPart> Of(CulturePlan plan)
    {
        CultureExperiment experiment = plan.Experiment;
        if (experiment.Growth is null)
        {
            yield break;
        }

        CascadeSimulation? before = null;
        for (int clone = 0; clone < experiment.Clones.Length; clone++)
        {
            for (int protocol = 0; protocol < experiment.Protocols.Length; protocol++)
            {
                CascadeSimulation simulation = CascadeSimulation.Prepare(Experiment(experiment, clone, protocol), new ExecutionOptions { Threads = 1, Width = plan.Engine.Options.Width }, before);
                before = simulation;
                for (int block = 0; block < simulation.Blocks; block++)
                {
                    yield return new ColonyPart(clone, protocol, block, simulation);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Run(CultureResult result, Action<long>? progress, CancellationToken cancellation)
    {
        EntityTable founders = _simulation.RunBlock(_block, progress, cancellation).Entities;
        for (int row = 0; row < founders.Count; row++)
        {
            bool failed = founders.Fate[row] == CellFate.Failed;
            result.Colonies(_clone, _protocol)[(int)founders.Founder[row]] = failed ? CultureResult.UnknownColony : founders.FinalColony[row];
        }
    }

    /// <inheritdoc/>
    public void Write(CultureResult result, BinaryWriter target)
    {
        foreach (long size in Own(result))
        {
            target.Write(size);
        }
    }

    /// <inheritdoc/>
    public void Read(CultureResult result, BinaryReader source)
    {
        foreach (ref long size in Own(result))
        {
            size = source.ReadInt64();
        }
    }

    private Span<long> Own(CultureResult result) => result.Colonies(_clone, _protocol).Slice((int)First, (int)Courses);

    private static CascadeExperiment Experiment(CultureExperiment experiment, int clone, int protocol)
    {
        Protocol done = experiment.Protocols[protocol];
        Stimulus Stimulus(ProtocolInput input) => new(experiment.Network.Stimuli[input.Stimulus].Name, new StimulusTable(input.Times, input.Values));
        return new CascadeExperiment
        {
            Network = experiment.Network,
            Clones = [experiment.Clones[clone] with { Share = 1 }],
            Cascade = new MetastaticCascade
            {
                Name = Dish,
                Steps = [new CascadeStep { Name = Dish, Site = Dish, IsTerminal = true, Growth = experiment.Growth, Stimuli = [.. done.Inputs.Select(Stimulus)] }],
            },
            Cells = experiment.Cells,
            Horizon = done.Duration,
            Equilibration = experiment.Equilibration,
            Seed = experiment.Seed,
            RelativeTolerance = experiment.RelativeTolerance,
            AbsoluteTolerance = experiment.AbsoluteTolerance,
            Stages = experiment.Stages,
        };
    }
}
