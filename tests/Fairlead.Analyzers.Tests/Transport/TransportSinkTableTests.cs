using System.Text;
using Fairlead.Analyzers.Tests.Cases;
using Fairlead.Core.Rules;
using Fairlead.Detection.TransportApis;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>The table of APIs that weaken transport security, row by row.</summary>
public class TransportSinkTableTests
{
    /// <summary>What is weak only beside something else has cases of its own.</summary>
    private static readonly HashSet<(string, string)> DependOnMore =
    [
        ("System.AppContext", "SetSwitch"), ("System.Net.Security.SslServerAuthenticationOptions", "CertificateRevocationCheckMode"),
        ("System.Net.Security.SslServerAuthenticationOptions", "RemoteCertificateValidationCallback"),
        ("System.Net.Security.SslStream", "AuthenticateAsServer"), ("System.Net.Security.SslStream", "AuthenticateAsServerAsync"),
    ];

    [Fact]
    public void Table_HasEachRowOnce() =>
        Assert.Distinct(
            TransportSinkTable.All.Select(static row => (row.TypeName, row.Member, row.ParameterName, row.Weakness, row.Insecure.Kind)));

    [Fact]
    public async Task EveryRow_IsReportedWhereItsWeakValueIsGiven()
    {
        TransportSink[] rows = [.. TransportSinkTable.All.Where(static row => !DependOnMore.Contains((row.TypeName, row.Member)))];
        string[] files = [.. rows.Select(WriteProgram)];
        var silent = new List<string>();
        for (int i = 0; i < rows.Length; i++)
        {
            IReadOnlyList<string> ids = await RuleCaseTest.ReportedIdsAsync("Transport", [files[i]], TestContext.Current.CancellationToken);
            if (!ids.SequenceEqual([GetRule(rows[i].Weakness).Id]))
                silent.Add($"{rows[i].TypeName}.{rows[i].Member}({rows[i].ParameterName}): {string.Join(", ", ids)}");
        }
        Assert.True(silent.Count == 0, $"""
            These rows are not reported where their insecure value is given to a stand-in for the type. Correct the row in
            src/Fairlead.Detection/TransportApis, or add it to {nameof(DependOnMore)} and write a case for it:
            {string.Join("\n", silent)}
            """);
    }

    private static Rule GetRule(TransportWeakness weakness) => weakness switch
    {
        TransportWeakness.AnyCertificate or TransportWeakness.AnyHost => RuleTable.CertificateValidationDisabled,
        TransportWeakness.ClearText => RuleTable.ClearTextProtocol,
        TransportWeakness.OptionalTls => RuleTable.UnverifiedTls,
        TransportWeakness.Server => RuleTable.InsecureServer,
        TransportWeakness.Revocation => RuleTable.RevocationNotChecked,
        TransportWeakness.WeakCipher => RuleTable.WeakCipher,
        _ => RuleTable.ObsoleteProtocolVersion,
    };

    /// <summary>A stand-in that has nothing but the row's member, and code that gives it the weak value.</summary>
    private static string WriteProgram(TransportSink row)
    {
        (string type, string value) = GetInsecureValue(row.Insecure);
        string[] names = row.TypeName.Split('.');
        string[] nested = [.. names[^1].Split('+').Select(static name => name.Split('`')[0])];
        string member = row switch
        {
            { Member: TransportSink.ConstructorName } => $"public {nested[^1]}({type} {row.ParameterName}) {{ }}",
            { ParameterName: { } parameter } => $"public void {row.Member}({type} {parameter}) {{ }}",
            { Insecure.Kind: InsecureValueKind.Use } => $"public void {row.Member}() {{ }}",
            _ => $"public {type} {row.Member} {{ get; set; }}",
        };
        string arity = row.TypeName.Contains('`') ? "<T>" : "";
        string full = $"{string.Join('.', names[..^1])}.{string.Join('.', nested)}{(arity.Length > 0 ? "<int>" : "")}";
        string use = row switch
        {
            { Member: TransportSink.ConstructorName } => $"static void Use(string host) {{ _ = new global::{full}({value}); }}",
            { ParameterName: not null } => $"static void Use(global::{full} it, string host) {{ it.{row.Member}({value}); }}",
            { Insecure.Kind: InsecureValueKind.Use } => $"static void Use(global::{full} it, string host) {{ it.{row.Member}(); }}",
            _ => $"static void Use(global::{full} it, string host) {{ it.{row.Member} = {value}; }}",
        };

        var program = new StringBuilder();
        if (names.Length > 1) program.AppendLine($"namespace {string.Join('.', names[..^1])} {{");
        foreach (string name in nested[..^1]) program.AppendLine($"public class {name} {{");
        program.AppendLine($"public class {nested[^1]}{arity} {{ {member} }}");
        foreach (string _ in nested[..^1]) program.AppendLine("}");
        if (names.Length > 1) program.AppendLine("}");
        IEnumerable<string> members = row.Insecure.Members.Append("Strong").Distinct();
        string choices = string.Join(", ", members.Select(static (name, i) => $"@{name} = {1 << i}"));
        program.AppendLine($"namespace Generated {{ [System.Flags] public enum Choice {{ Nothing = 0, {choices} }}");
        return program.AppendLine($"static class Uses {{ {use} static void GetStream() {{ }} }} }}").ToString();
    }

    private static (string Type, string Value) GetInsecureValue(InsecureValuePattern weak) => weak.Kind switch
    {
        InsecureValueKind.True => ("bool", "true"),
        InsecureValueKind.False => ("bool", "false"),
        InsecureValueKind.Null => ("object", "null"),
        InsecureValueKind.Member or InsecureValueKind.AnyFlag =>
            ("Generated.Choice", $"Generated.Choice.@{weak.Members.FirstOrDefault() ?? "Strong"}"),
        InsecureValueKind.AcceptingCallback =>
            ("System.Net.Security.RemoteCertificateValidationCallback", "(sender, certificate, chain, errors) => true"),
        InsecureValueKind.UncheckedCallback => ("System.Func<string, object>", "token => token"),
        InsecureValueKind.ObsoleteVersion => ("string", "\"TLSv1.0\""),
        InsecureValueKind.WeakSuite => ("string", "\"RC4-SHA\""),
        InsecureValueKind.PlainPort => ("int", "25"),
        _ => ("object", ""),
    };
}
