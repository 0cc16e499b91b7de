using System.Globalization;
using System.Text;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.ExpressionTables;
using Anoikis.Survival.Data;

namespace Anoikis.Tests.Studies.ExpressionTables;

/// <summary>Levels of clones from expression tables: the mapping, names of genes, and every kind of cell that cannot be used.</summary>
public sealed class DerivedClonesTests
{
    private static readonly Lazy<CellNetwork> Full = new(() => BuiltInCells.Load("full", [])!.Value.Network);

    [Fact]
    public void Logarithms_are_taken_against_the_median_and_amounts_against_a_sample()
    {
        DerivedClones log2 = From("sample,BCL2,XIAP\na,1,0\nb,2,-1\nc,4,3\n", ExpressionScale.Log2)!;
        Assert.Equal(["BCL2", "XIAP"], log2.Symbols.AsEnumerable());
        Assert.Equal(["a", "b", "c"], log2.Names.AsEnumerable());
        AssertFolds([0.5, 1, 1, 0.5, 4, 8], log2);

        DerivedClones linear = From("sample,BCL2,XIAP\na,10,0\nb,20,5\nc,80,20\n", ExpressionScale.Linear, m => m with { Reference = "b" })!;
        AssertFolds([0.5, 0, 1, 1, 4, 4], linear);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void The_slope_is_that_of_logarithms_on_either_scale(double slope)
    {
        DerivedClones log2 = From("s,BCL2\na,0\nb,3\n", ExpressionScale.Log2, m => m with { Slope = slope, Reference = "a" })!;
        DerivedClones linear = From("s,BCL2\na,1\nb,8\n", ExpressionScale.Linear, m => m with { Slope = slope, Reference = "a" })!;
        AssertFolds([1, Math.Pow(8, slope)], log2);
        AssertFolds([1, Math.Pow(8, slope)], linear);
    }

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two_and_is_that_of_the_rows_read()
    {
        AssertFolds([0.5, 2], From("s,g,BCL2\na,x,1\nb,x,3\nc,y,9\n", ExpressionScale.Log2, request: new CloneRequest { Where = [new("g", "x")] })!);
        AssertFolds([4], From("s,g,BCL2\na,x,1\nb,x,3\nc,y,5\n", ExpressionScale.Log2, request: new CloneRequest { Samples = ["c"] })!);
    }

    [Fact]
    public void Genes_go_by_any_name_and_what_is_left_out_is_said()
    {
        DiagnosticBag findings = [];
        DerivedClones clones = From(
            "patient,age,Bcl-xL,Akt,cIAP,AKT1,galectin-3,Bad_pS112,TRAIL-R1\np1,50,1,1,1,1,1,1,1\np2,60,2,2,2,2,2,2,2\n", ExpressionScale.Log2, findings: findings)!;
        Assert.Equal(["BCL2L1", "AKT1"], clones.Symbols.AsEnumerable());
        string[] messages = [.. findings.Select(f => f.Message)];
        Assert.Contains("samples are named by column 'patient'", messages);
        Assert.Contains("2 columns are no regulators and left out: age, Bad_pS112", messages);
        Assert.Contains("column 'cIAP' may be BIRC2 (cIAP1) or BIRC3 (cIAP2); it is left out: name the column by the symbol that is meant", messages);
        Assert.Contains("columns 'Akt' and 'AKT1' are both AKT1; 'Akt', the first, is used", messages);
        Assert.Contains(messages, m => m.StartsWith("column 'galectin-3' is LGALS3, which is not modelled: it guards mitochondria", StringComparison.Ordinal));
        Assert.All(findings, f => Assert.Equal(1, f.Location.Line));
    }

    [Fact]
    public void A_regulator_outside_of_the_network_is_named_with_its_module()
    {
        DiagnosticBag findings = [];
        CellNetwork core = BuiltInCells.Load("reference", [])!.Value.Network;
        DerivedClones.From(Table("s,BCL2,BCL2A1\na,1,1\nb,2,2\n"), new ExpressionMapping { Scale = ExpressionScale.Log2 }, core, new CloneRequest(), findings);
        Assert.Contains(findings, f => f.Message == "column 'BCL2A1' is BCL2A1, which the network reference lacks (module bcl2_family_extended); it is left out");
    }

    [Fact]
    public void Missing_negative_and_unreadable_cells_are_told_by_row_and_column_and_leave_the_networks_level()
    {
        DiagnosticBag findings = [];
        DerivedClones clones = From("s,BCL2,XIAP,MCL1\na,1,,2\nb,-3,4,high\nc,1,4,2\nd,1,NA,Inf\n", ExpressionScale.Linear, findings: findings)!;
        AssertFolds([1, double.NaN, 1, double.NaN, 1, double.NaN, 1, 1, 1, 1, double.NaN, double.NaN], clones);
        string[] told = [.. findings.Where(f => f.Severity == Severity.Warning).Select(f => $"{f.Location.Line}: {f.Message}")];
        Assert.Equal(
            [
                "3: column 'BCL2' is negative, which no amount is, on line 3 ('-3'): the clone keeps the network's own level",
                "2: column 'XIAP' has nothing on lines 2, 5: the clone keeps the network's own level",
                "3: column 'MCL1' has no number on line 3 ('high'), line 5 ('Inf'): the clone keeps the network's own level",
            ],
            told);
    }

    [Fact]
    public void A_sample_that_stands_twice_counts_once_and_one_without_name_not_at_all()
    {
        DiagnosticBag findings = [];
        DerivedClones clones = From("s,BCL2\na,1\nb,3\na,9\n,5\n", ExpressionScale.Log2, findings: findings)!;
        AssertFolds([0.5, 2], clones);
        Assert.Contains(findings, f => f.Location.Line == 4 && f.Message == "the sample 'a' stands on line 2 already; this row is left out");
        Assert.Contains(findings, f => f.Location.Line == 5 && f.Message == "rows without a name in column 's' are left out: line 5");
    }

    [Fact]
    public void Names_that_no_clone_may_have_are_changed_and_kept_apart()
    {
        DiagnosticBag findings = [];
        DerivedClones clones = From("s,BCL2\na b,1\na/b,3\n-x,2\n", ExpressionScale.Log2, findings: findings)!;
        Assert.Equal(["a-b", "a-b-2", "x"], clones.Names.AsEnumerable());
        Assert.Contains(findings, f => f.Message.StartsWith("3 samples have another name as clones", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFEFFs;BCL2;XIAP\r\na;1,5;2\r\nb;2,5;4\r\n")]
    [InlineData("s\tBCL2\tXIAP\na\t1.5\t2\nb\t2.5\t4")]
    [InlineData("s,\"BCL2\",XIAP\n\"a\",\"1,5\",2\nb,\"2,5\",4\n")]
    [InlineData("\"s\",BCL2,note,XIAP\na,1.5,\"x, y\",2\nb,2.5,\"line\nbreak\",4\n")]
    public void Marks_line_ends_separators_quotes_and_decimal_commas_make_no_difference(string text)
        => AssertFolds([Math.Pow(2, -0.5), 0.5, Math.Pow(2, 0.5), 2], From(text, ExpressionScale.Log2)!);

    [Theory]
    [InlineData("s,gene\na,1\nb,2\n", "no column is a regulator of the network full by any name")]
    [InlineData("gene,a,b\nBCL2,1,2\nXIAP,3,4\n", "column 'gene' holds such names, so the table may be gene x sample: turn it")]
    [InlineData("BCL2,XIAP\n1,2\n", "no column names the samples; say which with --sample-column")]
    public void A_table_that_gives_no_clone_is_refused(string text, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(From(text, ExpressionScale.Log2, findings: findings));
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_asked_for_and_not_there_is_named_with_the_nearest()
    {
        const string Text = "s,cohort,BCL2\npat1,SKCM,1\npat2,LUAD,2\n";
        Refused(m => m with { Reference = "pat3" }, new CloneRequest(), "there is no sample 'pat3' to be the reference (did you mean pat1?); allowed is a sample or median");
        Refused(m => m, new CloneRequest { Samples = ["pat12"] }, "there is no sample 'pat12' (did you mean pat1?)");
        Refused(m => m, new CloneRequest { SampleColumn = "ss" }, "there is no column 'ss' (did you mean s?); there are s, cohort, BCL2");
        Refused(m => m, new CloneRequest { Where = [new("cohrt", "SKCM")] }, "there is no column 'cohrt' (did you mean cohort?)");
        Refused(m => m, new CloneRequest { Where = [new("cohort", "SKM")] }, "no row has 'SKM' in column 'cohort' (did you mean SKCM?); there are LUAD, SKCM");

        static void Refused(Func<ExpressionMapping, ExpressionMapping> change, CloneRequest request, string message)
        {
            DiagnosticBag findings = [];
            Assert.Null(From(Text, ExpressionScale.Log2, change, request, findings));
            Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.StartsWith(message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Levels_that_cannot_be_and_scales_that_do_not_fit_are_warned_of()
    {
        DiagnosticBag findings = [];
        DerivedClones clones = From("s,BCL2,XIAP\na,0,500\nb,0,700\nc,8,600\nd,30,600\n", ExpressionScale.Log2, findings: findings)!;
        Assert.Contains(findings, f => f.Message.StartsWith("column 'XIAP' goes up to 700, which no logarithm to base 2", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Location.Line == 5 && f.Message.StartsWith("BCL2 comes to more than 1000000 times its reference on line 5: the clone keeps", StringComparison.Ordinal));
        Assert.True(double.IsNaN(clones.Folds[6]));

        findings = [];
        DerivedClones linear = From("s,BCL2,XIAP\na,0,1\nb,0,300\nc,5,1\n", ExpressionScale.Linear, findings: findings)!;
        Assert.Equal(["XIAP"], linear.Symbols.AsEnumerable());
        Assert.Contains(findings, f => f.Message == "column 'BCL2' is left out: the median of the samples is 0, which no level is, so that no multiple of it can be taken");
        Assert.Contains(findings, f => f.Location.Line == 3 && f.Message == "XIAP comes to more than the plausible 100 times its reference on line 3; it is taken as it is");
    }

    private static void AssertFolds(double[] expected, DerivedClones clones)
    {
        Assert.Equal(expected.Length, clones.Folds.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(double.IsNaN(expected[i]), double.IsNaN(clones.Folds[i]));
            Assert.True(double.IsNaN(expected[i]) || Math.Abs(expected[i] - clones.Folds[i]) <= 1e-12 * expected[i], $"level {i} is {clones.Folds[i]}, not {expected[i]}");
        }
    }

    private static DerivedClones? From(
        string text, ExpressionScale scale, Func<ExpressionMapping, ExpressionMapping>? change = null, CloneRequest? request = null, DiagnosticBag? findings = null)
    {
        var mapping = new ExpressionMapping { Scale = scale };
        return DerivedClones.From(Table(text), change is null ? mapping : change(mapping), Full.Value, request ?? new CloneRequest(), findings ?? []);
    }

    private static DataTable Table(string text)
        => CsvFile.Parse(Encoding.UTF8.GetBytes(text), "table.csv", []) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the text of {text.Length} characters is no table"));
}
