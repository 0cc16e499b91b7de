using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Cli.Options;
using Anoikis.Cli.Simulations;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis simulate MODEL</c>: the course of one cell as a table, and as a picture.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        Argument<string> model = NetworkFile.Argument();
        Option<string> end = new("--end")
        {
            Description = "Where the course ends: a number in the model's unit of time, or a number with ms, s, min, h, d or weeks.",
            Required = true,
        };
        Option<string?> start = new("--start") { Description = "Time of the first row, like --end; the integration begins at 0. [default: 0]" };
        Option<int> steps = NumberOption.Whole("--steps", "Number of equal parts, a row after each.", 1, 10_000_000, 100);
        Option<double?> relative = NumberOption.Positive("--rtol", "Relative tolerance of a step. [default: 1e-6]");
        Option<double?> absolute = NumberOption.Positive("--atol", "Absolute tolerance of a step, in amounts. [default: 1e-9 of the largest starting amount]");
        Option<SimulationMethod> method = new("--method")
        {
            Description = "rodas4p2: order 4. rodas5p: order 5, for tight tolerances. lanes: the engine of populations, rodas4p2 from --rtol 1e-5 and rodas5p below; it takes no events with a delay or a priority. reference: rodas5p at --rtol 1e-10 unless stated.",
            HelpName = "rodas4p2|rodas5p|lanes|reference",
            DefaultValueFactory = _ => SimulationMethod.Rodas4P2,
            CustomParser = result => EnumOption.Parse(
                result,
                ("rodas4p2", SimulationMethod.Rodas4P2),
                ("rodas5p", SimulationMethod.Rodas5P),
                ("lanes", SimulationMethod.Lanes),
                ("reference", SimulationMethod.Reference)),
        };
        Option<string[]> settings = new("--set")
        {
            Description = "name=value: a parameter, a compartment's size, or a species' starting value (amount or concentration, as its id means in formulas). Repeatable.",
            AllowMultipleArgumentsPerToken = false,
        };
        Option<bool> all = new("--all") { Description = "Also the quantities that rules and events change." };
        Option<string?> columns = new("--columns") { Description = "Only these ids, separated by commas." };
        Option<string?> table = new("--out") { Description = "Write the table (CSV) to this file instead of standard output." };
        Option<string?> plot = new("--plot") { Description = "Draw the columns into this SVG file." };

        ExampleCommand command = new(
            "simulate",
            "Integrate a network for one cell and print its course. A value is what its id means in a formula: an amount, or a concentration.",
            new Example("anoikis simulate albeck2008 --end 6h --steps 360 --out course.csv", "A row a minute for six hours."),
            new Example("anoikis simulate BIOMD0000000220.xml --end 20000 --columns CPARP,tBid --plot course.svg", "Two species, drawn; 20000 in the model's unit of time."),
            new Example("anoikis simulate model.ant --end 24h --set XIAP=2e5 --set kdeg=1e-4", "Another starting amount and another rate."));
        command.Arguments.Add(model);
        foreach (Option option in new Option[] { end, start, steps, relative, absolute, method, settings, all, columns, table, plot })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, interruption) =>
        {
            SimulationRequest request = new()
            {
                Model = parsed.GetRequiredValue(model),
                End = parsed.GetRequiredValue(end),
                Start = parsed.GetValue(start) ?? "0",
                Steps = parsed.GetValue(steps),
                RelativeTolerance = parsed.GetValue(relative),
                AbsoluteTolerance = parsed.GetValue(absolute),
                Method = parsed.GetValue(method),
                Settings = [.. parsed.GetValue(settings) ?? []],
                All = parsed.GetValue(all),
                Columns = parsed.GetValue(columns),
                TableFile = parsed.GetValue(table),
                PlotFile = parsed.GetValue(plot),
            };
            return Task.FromResult((int)new Simulation(request, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).Run(interruption));
        });
        return command;
    }
}
