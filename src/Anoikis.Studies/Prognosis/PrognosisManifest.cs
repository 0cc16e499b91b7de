using System.Globalization;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Results;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Prognosis;

/// <summary>manifest.json of a cohort's report: all that it takes to make it again. The patients' table itself is not in it, its hash is.</summary>
/// <param name="Title">Name of the cohort.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Command">The command as the user typed it.</param>
/// <param name="Seed">Key of all randomness.</param>
/// <param name="Cohort">The cohort file as JSON, settings of the command line in their places.</param>
/// <param name="CohortSha256">Its hash.</param>
/// <param name="Data">The table, as it was named.</param>
/// <param name="DataSha256">Its hash.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Used">Rows in the analysis.</param>
/// <param name="Machine">Where it ran.</param>
public sealed record PrognosisManifest(
    string Title, string Version, string Command, ulong Seed, string Cohort, string CohortSha256, string Data, string DataSha256, int Rows, int Used, MachineNote Machine)
{
    internal static PrognosisManifest Of(CohortPlan plan, CohortTable cohort, string version, string command) => new(
        plan.Name, version, command, plan.Seed, plan.Text, ScenarioInput.Of("cohort", plan.File, plan.Text).Hash, plan.DataFile, cohort.Hash, cohort.Flow.Read, cohort.Flow.Used,
        new MachineNote(
            System.Runtime.InteropServices.RuntimeInformation.OSDescription, System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount,
            System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription));

    /// <summary>results/NAME-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(CohortPlan plan) => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{plan.Seed}"));
}
