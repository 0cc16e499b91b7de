using System.Globalization;
using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>How to run it again.</summary>
internal static class ReproductionSection
{
    private const int LongestText = 20_000;

    public static void Write(HtmlWriter page, RunManifest run)
    {
        page.Section("reproduce", "How to reproduce this run");
        page.Element("pre", run.Command);
        page.Element(
            "p",
            $"Anoikis {run.Version}, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}. The tables come out the same, to the last digit, on any number of threads and with any width of lanes.");
        page.Element(
            "p",
            $"Run on {run.Machine.System}, {run.Machine.Architecture}, {run.Machine.Processors} processors, {run.Machine.Runtime}; {run.Execution.Threads} threads, "
            + $"{(run.Execution.Width is { } width ? width.ToString(CultureInfo.InvariantCulture) + " lanes" : "lanes chosen by the engine")}"
            + $"{(run.Execution.WallSeconds is { } seconds ? ", " + Plots.LogAxis.Figures(seconds) + " s" : "")}.",
            "note");
        foreach (RunInput input in run.Inputs)
        {
            page.Open("details").Open("summary").Text(input.Name + " ").Element("code", $"SHA-256 {input.Sha256}").Close("summary");
            page.Element("pre", input.Text.Length > LongestText ? input.Text[..LongestText] + "\n… (the whole text is in manifest.json)" : input.Text).Close("details");
        }

        page.Close("section");
    }
}
