using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>
/// Whether a validation callback lets certificates pass that the checks before it have refused. It is tried out for such errors; it counts
/// as accepting when it says yes whatever the program decides on the way, so that one real check is enough to be left alone.
/// </summary>
internal static class CallbackVerdicts
{
    private const int MostTrials = 300;
    private const int MostDecisions = 10;

    /// <summary>Describes what passes, in the words of a message. Returns null if the callback checks.</summary>
    public static string? DescribeAccepted(
        IReadOnlyList<IParameterSymbol> parameters, IOperation body, bool resultIsTruth, CancellationToken cancellationToken)
    {
        if (Accepts(CertificateErrors.Name | CertificateErrors.Chain)) return "any certificate";
        bool isToldErrors = body.Descendants().Any(static descendant => CallbackExpressions.IsErrorsType(descendant.Type));
        if (isToldErrors && Accepts(CertificateErrors.Chain)) return "untrusted certificates";
        return isToldErrors && Accepts(CertificateErrors.Name) ? "certificates issued to other hosts" : null;

        bool Accepts(CertificateErrors errors)
        {
            int trials = 0;
            return AcceptsAfter([]);

            bool AcceptsAfter(bool[] decisions)
            {
                if (++trials > MostTrials || decisions.Length > MostDecisions) return false;
                var trial = new CallbackInterpreter(errors, decisions, cancellationToken);
                bool accepts = trial.Accepts(parameters, body, resultIsTruth);
                if (trial.HasGivenUp) return false;
                return trial.Undecided switch
                {
                    null => accepts,
                    Decider.OtherSide => AcceptsAfter(Append(decisions, true)) || AcceptsAfter(Append(decisions, false)),
                    _ => AcceptsAfter(Append(decisions, true)) && AcceptsAfter(Append(decisions, false)),
                };
            }
        }
    }

    // A collection expression would need spans, which the oldest hosts do not have.
    private static bool[] Append(bool[] decisions, bool decision)
    {
        bool[] longer = new bool[decisions.Length + 1];
        decisions.CopyTo(longer, 0);
        longer[decisions.Length] = decision;
        return longer;
    }
}
