using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>Courses of a few cells.</summary>
internal static class CoursesSection
{
    public static void Write(HtmlWriter page, RunRecord run)
    {
        var courses = KeyCourses.Of(run);
        if (courses.Length == 0)
        {
            return;
        }

        page.Section("courses", "Inside a few cells: the last day of each");
        string chosen = run.Manifest.KeySpecies.Length > 0 ? "" : " Shown are the species whose peaks differ most between the two groups.";
        page.Figure(
            CoursesPlot.Draw("plot-courses", "copies per cell", courses),
            $"How to read it: each line is one sampled cell up to its last sample, at 0: orange when it died by apoptosis then, blue when it lived to the end of the run.{chosen} All species of all sampled cells are in courses.parquet.");
        page.Close("section");
    }
}
