using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Finds what code hands to credential sinks that the compiler does not find. The names in the code are compared with the same tables: of
/// the type, the member and the argument, or the argument's place among the others.
/// </summary>
internal sealed class UnresolvedSinks(CredentialSinkIndex? listed, Compilation compilation)
{
    // Types of the framework whose members the tables have under their base: Aes.Key is SymmetricAlgorithm's.
    private const string CipherBase = "SymmetricAlgorithm";
    private static readonly HashSet<string> Ciphers =
    [
        "Aes", "AesCng", "AesManaged", "AesCryptoServiceProvider", "DES", "DESCryptoServiceProvider", "TripleDES", "TripleDESCng",
        "TripleDESCryptoServiceProvider", "RC2", "RC2CryptoServiceProvider", "Rijndael", "RijndaelManaged",
    ];

    private readonly ImportedNamespaces _imports = new(compilation);

    /// <summary>Finds what a call or creation is given.</summary>
    public IEnumerable<CredentialSinkUse> FindInCall(IOperation operation) =>
        UnresolvedMember.FindCalledName(operation) is { } name && MayBeSink(name) ? FindInCandidate(operation) : [];

    private IEnumerable<CredentialSinkUse> FindInCandidate(IOperation operation)
    {
        if (UnresolvedMember.Find(operation) is not { Arguments.Count: > 0, IsIndexer: false } member) yield break;
        var found = new HashSet<int>();
        foreach (CredentialSink sink in FindCandidates(member))
        {
            if (sink.ParameterName is null || !IsOn(sink, member, operation)) continue;
            foreach (UnresolvedArgument argument in member.Arguments)
            {
                if (!IsGiven(sink, argument, member.Arguments) || !found.Add(argument.Index)) continue;
                yield return CreateUse(sink, member, argument.Value);
            }
        }
    }

    /// <summary>Finds what is assigned to a property, a field or an entry.</summary>
    public IEnumerable<CredentialSinkUse> FindInAssignment(IOperation target, IOperation value)
    {
        if (UnresolvedMember.Find(target) is not { IsConstructor: false } member) yield break;
        string name = member.IsIndexer ? CredentialSink.IndexerName : member.Name;
        if (!MayBeSink(name)) yield break;
        foreach (CredentialSink sink in FindByMember(name))
        {
            if (sink.ParameterName is not null || IsHeldText(sink)) continue;
            bool isIt = member.IsIndexer
                ? sink.Condition == SinkCondition.SecretHeader && sink.Condition.AcceptsBeside(FindKey(member))
                : member.TypeName is { } type && MayMean(type, sink, target.Syntax.SyntaxTree);
            if (!isIt) continue;
            yield return CreateUse(sink, member, value);
            yield break;
        }
    }

    private static CredentialSinkUse CreateUse(CredentialSink sink, UnresolvedMember member, IOperation value)
    {
        string type = MetadataNames.GetSimpleName(sink.TypeName);
        return new CredentialSinkUse(
            sink, member.IsConstructor ? type : member.IsIndexer ? type + "[]" : type + "." + sink.Member, value);
    }

    private bool MayBeSink(string name) => CredentialSinkIndex.BuiltIn.MayHave(name) || listed?.MayHave(name) == true;

    private IEnumerable<CredentialSink> FindCandidates(UnresolvedMember member) => (member.IsConstructor
        ? CredentialSinkIndex.BuiltIn.FindByConstructor(member.Name).Concat(listed?.FindByConstructor(member.Name) ?? [])
        : FindByMember(member.Name)).Where(static sink => !IsHeldText(sink));

    private IEnumerable<CredentialSink> FindByMember(string name) =>
        CredentialSinkIndex.BuiltIn.FindByMember(name).Concat(listed?.FindByMember(name) ?? []);

    // What a connection string holds is found in the text itself.
    private static bool IsHeldText(CredentialSink sink) => sink.Condition is SinkCondition.HoldsSecret or SinkCondition.Public;

    private bool MayMean(string type, CredentialSink sink, SyntaxTree tree)
    {
        if (_imports.MayMean(type, sink.TypeName, tree)) return true;
        int start = type.LastIndexOf('.') + 1;
        return Ciphers.Contains(type.Substring(start)) && _imports.MayMean(type.Substring(0, start) + CipherBase, sink.TypeName, tree);
    }

    private bool IsOn(CredentialSink sink, UnresolvedMember member, IOperation operation)
    {
        SyntaxTree tree = operation.Syntax.SyntaxTree;
        if (member.TypeName is { } type && MayMean(type, sink, tree)) return true;
        if (member.IsConstructor) return false;

        // A method may be inherited, or extend another type. The name of a header says what its value is, wherever it is added.
        return sink.Condition == SinkCondition.SecretHeader || _imports.IsLibraryImported(sink.TypeName, tree);
    }

    private static bool IsGiven(CredentialSink sink, UnresolvedArgument argument, IReadOnlyList<UnresolvedArgument> all)
    {
        if (sink.Condition is SinkCondition.SecretHeader or SinkCondition.SecretSetting)
        {
            UnresolvedArgument? before = all.FirstOrDefault(other => other.Index == argument.Index - 1);
            return before is not null && sink.Condition.AcceptsBeside(before.Value.WithoutConversions().ConstantValue.Value);
        }
        if (argument.Name is { } name) return name == sink.ParameterName && sink.Condition.AcceptsBeside(null);
        if (!sink.Condition.AcceptsBeside(null)) return false;
        return sink.Positions.Any(position => position.Matches(argument.Index, all.Count));
    }

    private static object? FindKey(UnresolvedMember member) =>
        member.Arguments.Count == 1 ? member.Arguments[0].Value.WithoutConversions().ConstantValue.Value : null;
}
