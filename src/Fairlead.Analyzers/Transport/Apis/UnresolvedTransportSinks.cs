using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Finds what code assigns to members that decide about TLS and that the compiler does not find, by the names of the type and the member.
/// </summary>
internal sealed class UnresolvedTransportSinks(Compilation compilation)
{
    // ServerCertificateCustomValidationCallback needs no type to be known; Timeout and EnableSsl do.
    private const int WordsOfTellingName = 3;

    private readonly ImportedNamespaces _imports = new(compilation);

    public IEnumerable<TransportSinkUse> Find(IOperation target, IOperation assignment, IOperation value)
    {
        if (UnresolvedMember.Find(target) is not { IsConstructor: false, IsIndexer: false } member) yield break;
        if (!TransportSinkIndex.MayHave(member.Name)) yield break;
        var found = new HashSet<TransportWeakness>();
        foreach (TransportSink sink in TransportSinkIndex.FindByMember(member.Name))
        {
            if (sink.ParameterName is not null || sink.Insecure.Kind == InsecureValueKind.Use) continue;
            bool isIt = member.TypeName is { } type
                ? _imports.MayMean(type, sink.TypeName, target.Syntax.SyntaxTree)
                : IdentifierWords.Split(member.Name).Count >= WordsOfTellingName;
            if (isIt && found.Add(sink.Weakness))
                yield return new TransportSinkUse(sink, MetadataNames.GetSimpleName(sink.TypeName), member.Name, assignment, value);
        }
    }
}
