using System.Globalization;
using CampaignBatch.Fuzz;

string? Given(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
int Number(string name, int otherwise) => Given(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

return new Fuzzing(
    Path.GetFullPath(Given("--dir") ?? Path.Combine("out", "fuzz")),
    Number("--files", 3_000),
    Number("--seed", 1),
    TimeSpan.FromSeconds(Number("--seconds", 20)),
    Number("--threads", Environment.ProcessorCount)).Run();
