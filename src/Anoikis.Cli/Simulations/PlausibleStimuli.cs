using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Simulations;

/// <summary>Warns of stimuli set to what no cell meets, and refuses negative ones, where the network is a composition and says which of its numbers are stimuli and how strong they may be.</summary>
internal static class PlausibleStimuli
{
    /// <summary>Adds a finding for each.</summary>
    /// <param name="model">What the command line names.</param>
    /// <param name="values">What is set, by id.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Check(string model, IReadOnlyDictionary<string, double> values, DiagnosticBag findings)
    {
        if (values.Count == 0 || !NetworkModules.IsComposition(model) || BuiltInCells.Load(model, findings) is not { } cell)
        {
            return;
        }

        foreach (StimulusTarget target in cell.Network.Stimuli.Where(s => values.ContainsKey(s.Input)))
        {
            double strength = values[target.Input] / target.PerUnit;
            string plausible = $"plausible are {target.Text(target.Lower)} to {target.Text(target.Upper)} ({target.Source})";
            if (strength < 0)
            {
                findings.Error(SourceLocation.None, $"--set {target.Input}: stimulus {target.Name} is {target.Text(strength)}, and no stimulus is negative; {plausible}");
            }
            else if (strength < target.Lower || strength > target.Upper)
            {
                findings.Warning(SourceLocation.None, $"--set {target.Input}: stimulus {target.Name} is {target.Text(strength)}, {plausible}");
            }
        }
    }
}
