using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Assays.Pages;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Comparison;
using Anoikis.Studies.Reports;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Assays;
using Anoikis.Tests.Studies.Results;
using SkiaSharp;

namespace Anoikis.Tests.Studies.Reports;

/// <summary>What a reader sees: the page in Chromium, as a picture and as laid-out boxes.</summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    /// <summary>Put into a copy of the page: tells how far it is wider than the window, and which labels of a figure lie on one another.</summary>
    private const string Measure = """
        <script>
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const clashes = [];
        for (const svg of document.querySelectorAll('svg')) {
          const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim().length > 0);
          const boxes = texts.map(t => t.getBoundingClientRect());
          for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length; j++) {
              const w = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left);
              const h = Math.min(boxes[i].bottom, boxes[j].bottom) - Math.max(boxes[i].top, boxes[j].top);
              if (w > 1 && h > 4) clashes.push(svg.id + ': ' + texts[i].textContent + ' / ' + texts[j].textContent);
            }
          const frame = svg.getBoundingClientRect();
          boxes.forEach((b, i) => { if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) clashes.push(svg.id + ': cut off: ' + texts[i].textContent); });
        }
        document.documentElement.setAttribute('data-wide', wide);
        document.documentElement.setAttribute('data-clashes', clashes.join(' | '));
        </script>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleFact("chromium")]
    public void The_report_is_not_blank()
    {
        string page = Path.Combine(_folder, "report.html");
        File.WriteAllText(page, ReportPage.Html(SyntheticRun.Create(2000)));
        string picture = Path.Combine(_folder, "report.png");
        Chromium(page, 1060, 4000, $"--screenshot={picture}");
        using SKBitmap bitmap = SKBitmap.Decode(picture);
        Assert.Equal(1060, bitmap.Width);
        HashSet<SKColor> colours = [];
        int inked = 0;
        for (int y = 0; y < bitmap.Height; y += 5)
        {
            bool any = false;
            for (int x = 0; x < bitmap.Width; x += 3)
            {
                SKColor colour = bitmap.GetPixel(x, y);
                colours.Add(colour);
                any |= colour != bitmap.GetPixel(0, 0);
            }

            inked += any ? 1 : 0;
        }

        Assert.True(colours.Count > 50, $"{colours.Count} colours");
        Assert.True(inked > 400, $"{inked} of {bitmap.Height / 5} lines hold anything");
        Assert.Contains(SKColor.Parse(Anoikis.Studies.Plots.PlotTheme.Died.ToStringRGB()), colours);
    }

    [OracleTheory("chromium")]
    [InlineData(1060)]
    [InlineData(600)]
    public void Nothing_sticks_out_and_no_label_lies_on_another(int width)
    {
        var run = SyntheticRun.Create(2000);
        Check(ReportPage.Html(run), width);
        Check(Anoikis.Studies.Calibration.Pages.FitPage.Html(Anoikis.Tests.Studies.Calibration.Posteriors.SyntheticFit.Create(-0.95)), width);
        Check(ComparisonPage.Html(RunComparison.Of(run, SyntheticRun.Create(2000, 1, 0.3))), width);
    }

    [OracleTheory("chromium")]
    [InlineData("dose_response", 1060)]
    [InlineData("matrix", 1060)]
    [InlineData("matrix", 600)]
    [InlineData("washout", 1060)]
    [InlineData("causes", 1060)]
    [InlineData("sisters", 600)]
    public void Nothing_sticks_out_of_an_assays_page(string kind, int width)
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of(kind), "cells=200");
        Check(AssayPage.Html(outcome, AssayManifest.Of(outcome)), width);
    }

    [OracleFact("chromium")]
    public void The_check_sees_what_it_is_for()
    {
        string page = ReportPage.Html(SyntheticRun.Create(300)).Replace(
            "</main>",
            "<svg id=\"planted\" width=\"200\" height=\"50\"><text x=\"5\" y=\"20\">one</text><text x=\"8\" y=\"22\">two</text></svg><div style=\"width:3000px\">x</div></main>",
            StringComparison.Ordinal);
        (double wide, string clashes) = Look(page, 1060);
        Assert.True(wide > 1500);
        Assert.Contains("planted: one / two", clashes, StringComparison.Ordinal);
    }

    private void Check(string page, int width)
    {
        (double wide, string clashes) = Look(page, width);
        Assert.Equal(0, wide);
        Assert.Equal("", clashes);
    }

    private (double Wide, string Clashes) Look(string page, int width)
    {
        string path = Path.Combine(_folder, "measured.html");
        File.WriteAllText(path, page.Replace("</body>", Measure + "</body>", StringComparison.Ordinal));
        string dom = Chromium(path, width, 4000, "--dump-dom");
        return (double.Parse(Wide().Match(dom).Groups[1].Value, CultureInfo.InvariantCulture), Clashes().Match(dom).Groups[1].Value);
    }

    private string Chromium(string page, int width, int height, string what)
    {
        ProcessStartInfo start = new("chromium") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", $"--user-data-dir={Path.Combine(_folder, "profile")}", string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"), what, new Uri(page).AbsoluteUri,
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(120_000), "Chromium did not end");
        return output;
    }

    [GeneratedRegex("data-wide=\"([^\"]*)\"")]
    private static partial Regex Wide();

    [GeneratedRegex("data-clashes=\"([^\"]*)\"")]
    private static partial Regex Clashes();
}
