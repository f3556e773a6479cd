package catalogue

import (
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

// Catalogue is everything the site is about, as it was on one day. The slices are not to be changed.
type Catalogue struct {
	Day Date // for which ATS, ASST, Ambiti and Comuni hold: Load gives that of the act's tables, see On

	Act            Provenance   // where the coding table comes from
	Membership     Provenance   // where the membership of the Comuni comes from
	Boundaries     Provenance   // where the boundaries come from, with their credit line
	Printed        []PrintedRow // Allegato B as printed, in the act's order
	Corrections    []Correction // as in rettifiche.csv
	ATS            []ATS        // by code
	ASST           []ASST       // by code
	Ambiti         []Ambito     // in the act's order
	Comuni         []Comune     // by ISTAT code
	Former         []OtherName  // as in nomi-precedenti.csv
	Spellings      []OtherName  // as in altri-nomi.csv
	OtherSpellings []OtherName  // names that the contacts and the localities write unlike comuni.csv
	Counts         []OtherCount // as in numeri-discordi.csv
	Detached       []Detached   // as in staccati.csv
	Mentions       []Mention    // of other acts, offices and funds, in the order of the act
	Macroaree      []Macroarea  // by letter
	Spending       Spending     // Allegato C
	Flows          []Flow       // of data, as in flussi.csv
	FlowsSource    Provenance   // where they come from; empty where there are none
	PlanForms      PlanForms    // of a Piano di Zona
	FormsSource    Provenance   // where those come from

	Aggregations Aggregations // of 2018-2020, before the act
	Planning     Planning     // how plans are made, rewarded and paid

	Acts          []Act      // as in atti.csv
	ActsSource    Provenance // where the acts come from; empty where none are given
	Changes       []Change   // up to the day, in the order in which they were made
	ChangesSource Provenance // where the changes come from; empty where none are given
	Pieces        []Piece    // by the code of the act
	Ended         []End      // up to the day, in the order of time
	act           *Catalogue // that of the act's tables; nil in that itself
	changes       []Change   // all, by day

	Indicators []Indicator // figures from other sources than the act, by id
	ISTATAreas []ISTATArea // the codes of ISTAT for the Ambiti, as in istat-ambiti.csv
	External   Provenance  // where those come from; empty where there are none
	NUTS       []NUTSCode  // the codes of the provinces in the statistics of the European Union, as in nuts.csv
	NUTSSource Provenance  // where those come from; empty where there are none

	ContactsSource   Provenance   // where the contacts come from, see ContactOf; empty where there are none
	Bodies           []Body       // of the Ambiti, as in enti-ambiti.csv, see BodiesOf
	BodiesSource     Provenance   // where they come from; empty where there are none
	PostalCodes      []PostalCode // of the Comuni, as in cap.csv
	CAPSource        Provenance   // where those come from; empty where there are none
	Localities       []Locality   // as in localita.csv
	LocalitiesSource Provenance   // where those come from; empty where there are none
	Entries          []Entry      // words of the search, as in voci.csv
	Landmarks        []Locality   // places that lie in several Comuni, as in luoghi.csv
	EntriesSource    Provenance   // where these two come from; empty where there are none
	contacts         map[key]Contact

	declared []declaration           // the indicators as their files describe them
	surfaces map[cellKey]Observation // of the Comuni, in km², once the boundaries have been read

	whole     bool // every code of an Ambito could be read: only then can another be called unknown
	byATS     map[ATSCode]int
	byASST    map[ASSTCode]int
	byAmbito  map[AmbitoCode]int
	members   map[AmbitoCode][]Comune
	strangers source.Errors  // Comuni that other tables name and comuni.csv does not
	lost      []source.Value // codes of rettifiche.csv that no Ambito has
}

// part reads some of the sources into a catalogue, and notes what is wrong with them.
type part struct {
	read  func(*Catalogue, fs.FS, *source.Errors)
	about subject
}

// subject tells apart what some commands can do without.
type subject int

const (
	aboutRegion   subject = iota // the coding table, the Comuni and what is known of them
	aboutPlans                   // the flows of data and the forms of a plan
	aboutPages                   // what the site needs to make its pages
	aboutSpending                // the tables of Allegato C and the indicators
)

// parts lists who reads what. Each may ask for what those before it have read.
func parts() []part {
	return []part{
		{(*Catalogue).loadProvenances, aboutRegion},
		{(*Catalogue).loadAllegatoB, aboutRegion},
		{(*Catalogue).loadComuni, aboutRegion},
		{(*Catalogue).loadNames, aboutRegion},
		{(*Catalogue).loadCounts, aboutRegion},
		{(*Catalogue).loadDetached, aboutRegion},
		{(*Catalogue).loadExternal, aboutRegion},
		{(*Catalogue).loadMentions, aboutRegion},
		{(*Catalogue).loadActs, aboutRegion},
		{(*Catalogue).loadChanges, aboutRegion},
		{(*Catalogue).loadContacts, aboutRegion},
		{(*Catalogue).loadLocalities, aboutRegion},
		{(*Catalogue).loadSearch, aboutRegion},
		{(*Catalogue).loadAggregations, aboutRegion},
		{(*Catalogue).loadFlows, aboutPlans},
		{(*Catalogue).loadPlanForms, aboutPlans},
		{(*Catalogue).loadPlanning, aboutRegion},
		{(*Catalogue).refuseHomonyms, aboutPages},
		{(*Catalogue).loadMacroaree, aboutPages},
		{(*Catalogue).loadSpending, aboutSpending},
		{(*Catalogue).loadIndicators, aboutSpending},
		{(*Catalogue).checkFigures, aboutPages},
	}
}

// Load reads the sources of a project: the tables in data/ and the front matter of content/macroaree/. It gives the catalogue of
// the day of the act's tables; On gives that of another. When anything is
// wrong the error lists all of it, each with its place (source.IsInput tells it from a fault of the machine).
func Load(project fs.FS) (*Catalogue, error) {
	return loadOnly(project, aboutRegion, aboutPlans, aboutPages, aboutSpending)
}

// LoadData reads as Load does all that is in data/: the macroareas are not, and names need not be told apart.
func LoadData(project fs.FS) (*Catalogue, error) {
	return loadOnly(project, aboutRegion, aboutPlans, aboutSpending)
}

// LoadRegion reads as Load does the coding table and the Comuni, and nothing else.
func LoadRegion(project fs.FS) (*Catalogue, error) {
	return loadOnly(project, aboutRegion)
}

// LoadComuni reads the table of the Comuni alone, to compare a file of boundaries with.
func LoadComuni(project fs.FS) (*Catalogue, error) {
	var errs source.Errors
	c := read(project, &errs)
	c.loadComuni(project, &errs)
	return c, errs.Err()
}

func loadOnly(project fs.FS, about ...subject) (*Catalogue, error) {
	var errs source.Errors
	c := read(project, &errs, about...)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

func read(project fs.FS, errs *source.Errors, about ...subject) *Catalogue {
	c := &Catalogue{
		byATS:    map[ATSCode]int{},
		byASST:   map[ASSTCode]int{},
		byAmbito: map[AmbitoCode]int{},
		members:  map[AmbitoCode][]Comune{},
	}
	for _, part := range parts() {
		if slices.Contains(about, part.about) {
			part.read(c, project, errs)
		}
	}
	return c
}

// parse reads a cell with the parser of its type and notes what is wrong at the cell's place.
func parse[T any](cell source.Value, parser func(string) (T, error), errs *source.Errors) (T, bool) {
	value, err := parser(cell.Text)
	addAt(errs, cell, err)
	return value, err == nil
}

func addAt(errs *source.Errors, cell source.Value, err error) {
	if err != nil {
		errs.Addf(cell.Pos, "%v", err)
	}
}
