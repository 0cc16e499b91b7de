using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis new NAME</c>: writes a commented scenario, assay or cohort to start from.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "Its name; it is written to NAME.yaml in this folder.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> schema = new("--schema") { Description = "Write the JSON Schema by which editors check such files to standard output, and no file." };
        Option<string?> assay = new("--assay") { Description = $"Write an assay of a kind in the place of a cascade: {string.Join(", ", AssayReader.KindNames)}.", HelpName = "KIND" };
        Option<bool> cohort = new("--cohort") { Description = "Write a cohort of patients in the place of a cascade, with a simulated table NAME.csv." };
        ExampleCommand command = new(
            "new",
            "Write a commented scenario to start from, or an assay or a cohort of patients: it is valid and runs as it stands.",
            new Example("anoikis new trial", "Writes trial.yaml."),
            new Example("anoikis new trial --assay dose_response", "Writes trial.yaml, an experiment with cells in dishes."),
            new Example("anoikis new patients --cohort", "Writes patients.yaml and patients.csv, for anoikis prognosis."),
            new Example("anoikis new --schema > scenario.schema.json", "The JSON Schema for editors."));
        command.Add(name);
        command.Add(assay);
        command.Add(cohort);
        command.Add(schema);
        command.SetAction(parsed =>
        {
            (TextWriter output, TextWriter error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            (string? kind, bool isCohort) = (parsed.GetValue(assay), parsed.GetValue(cohort));
            if (kind is not null && isCohort)
            {
                error.WriteLine("error: --assay and --cohort are given; allowed is one of them");
                return (int)ExitCode.BadInput;
            }

            return (int)(parsed.GetValue(schema) ? WriteSchema(kind, isCohort, output) : Write(parsed.GetValue(name), kind, isCohort, output, error));
        });
        return command;
    }

    private static ExitCode WriteSchema(string? assay, bool isCohort, TextWriter output)
    {
        output.Write(isCohort ? CohortSchema.Text : assay is null ? ScenarioSchema.Text : AssaySchema.Text);
        return ExitCode.Done;
    }

    private static ExitCode Write(string? name, string? assay, bool isCohort, TextWriter output, TextWriter error)
    {
        if (isCohort)
        {
            return WriteFiles(name, n => [(".csv", CohortTemplate.Table()), (".yaml", CohortTemplate.Text(n))], "prognosis", output, error);
        }

        if (assay is null)
        {
            return WriteFiles(name, n => [(".yaml", ScenarioTemplate.Text(n))], "run", output, error);
        }

        AssayKind[] kinds = [.. Enum.GetValues<AssayKind>().Where(k => AssayCommand.KindName(k) == assay)];
        if (kinds.Length == 0)
        {
            error.WriteLine($"error: --assay is '{assay}'{NearestName.Hint(assay, AssayReader.KindNames)}; allowed is {string.Join(", ", AssayReader.KindNames)}");
            return ExitCode.BadInput;
        }

        return WriteFiles(name, n => [(".yaml", AssayTemplate.Text(n, kinds[0]))], "assay", output, error);
    }

    // The YAML file comes last: where it is, all of them are.
    private static ExitCode WriteFiles(string? name, Func<string, (string Ending, string Text)[]> texts, string command, TextWriter output, TextWriter error)
    {
        if (name is null || !ScenarioTemplate.IsName(name))
        {
            error.WriteLine($"error: NAME is '{name}'; allowed is a word of at most 60 letters, digits, '-', '_' and '.' that begins with a letter or a digit, as in: anoikis new trial");
            return ExitCode.BadInput;
        }

        string bare = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? name[..^".yaml".Length] : name;
        (string Ending, string Text)[] files = texts(bare);
        string[] there = [.. files.Select(f => bare + f.Ending).Where(File.Exists)];
        foreach (string file in there)
        {
            error.WriteLine($"{file}: error: the file is there already and is left as it is; choose another name");
        }

        if (there.Length > 0)
            return ExitCode.BadInput;
        string[] written = [.. files.Select(f => bare + f.Ending)];
        for (int i = 0; i < files.Length; i++)
        {
            try
            {
                using FileStream stream = new(written[i], FileMode.CreateNew, FileAccess.Write);
                stream.Write(System.Text.Encoding.UTF8.GetBytes(files[i].Text));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{written[i]}: error: the file cannot be written: {problem.Message}");
                return ExitCode.BadInput;
            }
        }

        output.WriteLine($"{string.Join(" and ", written.Reverse())} {(written.Length > 1 ? "are" : "is")} written. Next: anoikis validate {written[^1]}, then anoikis {command} {written[^1]}");
        return ExitCode.Done;
    }
}
