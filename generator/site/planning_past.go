package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
)

// pastPlans is what the page about 2018-2020 shows.
type pastPlans struct {
	Handed     string           `json:"handed"` // of the agreements: 72
	From       string           `json:"from"`   // 91
	Map        *areaMap         `json:"map"`
	Agreements []agreementRow   `json:"agreements"`
	Figures    []toldFigure     `json:"figures"`
	Presented  string           `json:"presented"`
	Approved   string           `json:"approved"`
	Aims       []aimRow         `json:"aims"`
	Chart      *panelChart      `json:"chart"`
	Projects   []toldFigure     `json:"projects"`
	Reckoned   string           `json:"reckoned"` // how many numbers were reckoned again
	Notes      []numberedNote   `json:"notes"`
	Datasets   map[string]*link `json:"datasets"`
}

// agreementRow is an ATS with its agreements; the last is of all, without an address.
type agreementRow struct {
	link
	Handed  string `json:"handed"`
	Missing string `json:"missing"`
	From    string `json:"from"`
	Marks   []mark `json:"marks"`
}

// aimRow is an aim with its projects, as printed.
type aimRow struct {
	Title   string                    `json:"title"`
	Text    string                    `json:"text"`
	Figures map[string]spendingFigure `json:"figures"` // by what is counted, «quota_approvati»
}

func (b *builder) past() *pastPlans {
	p := b.catalogue.Planning
	if len(p.Agreements) == 0 {
		return nil
	}
	total := p.Agreements[len(p.Agreements)-1]
	n := &notes{about: b.about}
	view := &pastPlans{
		Handed: whole(total.Handed), From: whole(total.From), Map: b.agreementsMap(),
		Figures: toldFigures(p.FiguresOf(catalogue.AboutAgreements), n), Projects: toldFigures(p.FiguresOf(catalogue.AboutProjects), n), Reckoned: whole(len(p.Reckonings)),
		Datasets: map[string]*link{},
	}
	for key, id := range map[string]string{"accordi": audit.AgreementsData, "progetti": audit.ProjectsData} {
		view.Datasets[key] = b.datasetLink(id)
	}
	for _, a := range p.Agreements {
		row := agreementRow{link: link{Name: "Lombardia"}, Handed: whole(a.Handed), Missing: whole(a.Missing), From: whole(a.From)}
		if a.ATS != "" {
			row.link = b.links.ats[a.ATS]
		}
		for _, column := range []string{"presentati", "non_presentati", "ambiti"} {
			row.Marks = append(row.Marks, n.on(audit.Cell{Dataset: audit.AgreementsData, Row: string(a.ATS), Column: column})...)
		}
		view.Agreements = append(view.Agreements, row)
	}
	b.addProjects(view, n)
	view.Notes = n.list
	return view
}

func (b *builder) addProjects(view *pastPlans, n *notes) {
	p := b.catalogue.Planning
	all := map[string]map[string]catalogue.PrintedFigure{}
	for _, f := range p.Projects {
		if all[f.Aim] == nil {
			all[f.Aim] = map[string]catalogue.PrintedFigure{}
		}
		all[f.Aim][f.Measure] = f.PrintedFigure
	}
	view.Presented, view.Approved = figureText(all[""]["presentati"]), figureText(all[""]["approvati"])
	view.Chart = &panelChart{Kind: "bars", Note: "Ogni barra è lunga quanto i progetti presentati: la parte scura sono quelli approvati.", Legend: []chartKey{
		{Class: chart.PartClass(0), Label: "Approvati"}, {Class: chart.PartClass(1), Label: "Non approvati"}}}
	var bars [][]chart.Series
	for _, aim := range p.Aims {
		row := aimRow{Title: aim.Title, Text: aim.Text, Figures: map[string]spendingFigure{}}
		for _, measure := range slices.Sorted(maps.Keys(all[aim.ID])) {
			f := all[aim.ID][measure]
			row.Figures[measure] = spendingFigure{Text: figureText(f), Marks: n.on(audit.Cell{Dataset: audit.ProjectsData, Row: f.ID, Column: "numero"})}
		}
		view.Aims = append(view.Aims, row)
		presented, approved := all[aim.ID]["presentati"].Value.Float(), all[aim.ID]["approvati"].Value.Float()
		left := presented - approved
		bars = append(bars, []chart.Series{{{Number: approved, Text: whole(int(approved))}, {Number: left, Text: whole(int(left))}}})
	}
	for i, panel := range chart.Bars(bars, []string{""}) {
		aim := view.Aims[i]
		view.Chart.Rows = append(view.Chart.Rows, chartRow{ID: fmt.Sprintf("progetti-%d", i+1), Name: aim.Title, Aside: aim.Text,
			Desc: fmt.Sprintf("presentati: %s; approvati: %s", aim.Figures["presentati"].Text, aim.Figures["approvati"].Text), Panel: panel})
	}
}

// agreementsMap draws what part of the Ambiti of each ATS handed its agreement in; nil where there is no ground to draw on.
func (b *builder) agreementsMap() *areaMap {
	drawing := b.areas[catalogue.LevelATS]
	if drawing == nil {
		return nil
	}
	rows := b.catalogue.Planning.Agreements
	rows = rows[:len(rows)-1] // without the totals
	var values chart.Series
	var said []string
	texts := map[string]string{}
	for _, a := range rows {
		text := fmt.Sprintf("%s su %s", whole(a.Handed), whole(a.From))
		values = append(values, chart.Value{Number: 100 * float64(a.Handed) / float64(a.From), Text: text, Missing: a.From == 0})
		texts[string(a.ATS)] = text
		said = append(said, b.links.ats[a.ATS].Name+": "+text)
	}
	m := &areaMap{ID: "accordi-mappa", Title: "Ambiti che hanno presentato l’accordo, su quanti sono", Desc: strings.Join(said, "; "),
		Width: drawing.Width, Height: drawing.Height, Credit: b.catalogue.Boundaries.Credit,
		Note: "Il colore dice quanti Ambiti su cento hanno presentato l’accordo entro il 31 dicembre 2019."}
	shades := map[string]string{}
	drawn := chart.Classify(values)
	for i, class := range drawn.List {
		c := areaClass{Class: fmt.Sprintf("map-class-%d", class.Shade), Label: classLabel(drawn.Limits, i)}
		for _, at := range class.Members {
			ats := b.links.ats[rows[at].ATS]
			shades[ats.Code] = c.Class
			c.Areas = append(c.Areas, valueLink{link: ats, Value: values[at].Text})
		}
		m.Classes = append(m.Classes, c)
	}
	for _, shape := range drawing.Shapes {
		label := shape.Label()
		area := valueArea{mapArea: mapArea{link: link{Name: shape.Name, Code: shape.Code, URL: b.links.ats[catalogue.ATSCode(shape.Code)].URL},
			D: shape.Path, Class: shades[shape.Code], X: label.X, Y: label.Y, Label: true}, Value: texts[shape.Code]}
		if area.Class == "" {
			area.Class, area.Label = "map-missing", false
		}
		m.Areas = append(m.Areas, area)
	}
	return m
}
