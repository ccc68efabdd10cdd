package generator

// product is one article of the shop.
type product struct {
	name  string
	price cents // list price of one
}

// category is a product category. Its first vital products make vitalShare of
// its sales, the rest the remainder.
type category struct {
	name       string
	vital      int
	quantities []float64 // weights of the quantities 1, 2, 3 …
	products   []product
}

// vitalShare is the share of a category's sales that its vital products make:
// between truth.VitalFewShare and that plus the smallest of them.
const vitalShare = 0.808

// Indexes into categories.
const (
	technology = 0
	office     = 1
	furniture  = 2
)

func categories() []category {
	return []category{
		{"Technology", 7, []float64{50, 28, 14, 8}, technologyProducts()},
		{"Office Supplies", 7, []float64{18, 22, 20, 14, 10, 8, 5, 3}, officeProducts()},
		{"Furniture", 6, []float64{46, 30, 15, 9}, furnitureProducts()},
	}
}

// salesWeights gives each product's share of its category's sales. The vital
// ones fall off gently, so that the last is still far above the tail.
func (c category) salesWeights() []float64 {
	w := make([]float64, len(c.products))
	fill := func(from, to int, share, step float64) {
		sum, v := 0.0, 1.0
		for i := from; i < to; i++ {
			w[i] = v
			sum += v
			v *= step
		}
		for i := from; i < to; i++ {
			w[i] *= share / sum
		}
	}
	fill(0, c.vital, vitalShare, 0.93)
	fill(c.vital, len(w), 1-vitalShare, 0.97)
	return w
}

// meanQuantity is the mean of the category's quantities.
func (c category) meanQuantity() float64 {
	sum, weight := 0.0, 0.0
	for i, w := range c.quantities {
		sum += w * float64(i+1)
		weight += w
	}
	return sum / weight
}

func technologyProducts() []product {
	return []product{
		{"Aurora Laptop 14", 89900}, {"Vale Monitor 27", 32900}, {"Nimbus Tablet 11", 44900},
		{"Pulse Smartphone", 59900}, {"Falcon Router", 18900}, {"Lark Headset", 14900}, {"Orbit Docking Station", 22900},
		{"Comet Keyboard", 8900}, {"Drift Mouse", 4900}, {"Beam Projector", 64900}, {"Titan Server", 159900},
		{"Quartz Webcam", 9900}, {"Flint External Drive", 11900}, {"Ember Laser Printer", 27900}, {"Slate Scanner", 19900},
		{"Raven Speakerphone", 15900}, {"Cobalt Switch 24", 29900}, {"Zephyr Access Point", 16900}, {"Onyx Graphics Card", 49900},
		{"Maple Memory Kit", 12900}, {"Cedar Solid State Drive", 13900}, {"Halo Ring Light", 6900}, {"Lumen Camera", 54900},
		{"Tempo Smartwatch", 24900}, {"Arc Charger", 3900}, {"Strand Cable Set", 2900}, {"Crest Label Maker", 7900},
		{"Nova Calculator", 4500}, {"Summit Battery Backup", 17900}, {"Prism Cartridge", 5900},
	}
}

func officeProducts() []product {
	return []product{
		{"Copy Paper Carton", 4490}, {"Archive Box Pack", 3890}, {"Gel Pen Box", 2490}, {"Ring Binder Set", 3290},
		{"Heavy Duty Stapler", 4990}, {"Toner Refill", 7990}, {"Mailing Envelope Case", 3590},
		{"Sticky Note Pack", 1290}, {"Highlighter Set", 990}, {"Permanent Marker Box", 1490}, {"Pencil Box", 890},
		{"Legal Pad Dozen", 1690}, {"Spiral Notebook Pack", 1990}, {"Desk Blotter", 1390}, {"Wall Planner", 2290},
		{"Paper Clip Bucket", 690}, {"Binder Clip Jar", 790}, {"Rubber Band Bag", 590}, {"Push Pin Tub", 490},
		{"Tape Dispenser", 1190}, {"Packing Tape Roll", 890}, {"Glue Stick Pack", 790}, {"Scissors Pair", 990},
		{"Paper Trimmer", 3990}, {"Hole Punch", 1890}, {"Laminator Pouches", 2190}, {"Sheet Protectors", 1590},
		{"Hanging Folders", 2390}, {"Index Card Pack", 690}, {"Divider Tabs", 890}, {"Address Labels", 1790},
		{"Rubber Stamp", 1490}, {"Ink Pad", 790}, {"Correction Fluid", 390}, {"Eraser Pack", 490},
		{"Ruler Set", 590}, {"Clipboard Pack", 1590}, {"Document Tray", 2690}, {"Pen Holder", 1090}, {"Shredder Oil", 1290},
	}
}

func furnitureProducts() []product {
	return []product{
		{"Alder Standing Desk", 54900}, {"Breeze Task Chair", 28900}, {"Birch Bookcase", 23900},
		{"Harbor Conference Table", 79900}, {"Linden Filing Cabinet", 19900}, {"Crown Executive Chair", 42900},
		{"Willow Side Table", 11900}, {"Aspen Credenza", 48900}, {"Juniper Stool", 8900}, {"Hazel Coat Stand", 6900},
		{"Rowan Lounge Chair", 37900}, {"Sequoia Sofa", 89900}, {"Poplar Pedestal", 15900}, {"Elm Partition", 22900},
		{"Spruce Corner Desk", 46900}, {"Ivy Floor Lamp", 9900}, {"Fern Desk Lamp", 4900}, {"Moss Area Rug", 18900},
		{"Teak Reception Desk", 99900}, {"Walnut Whiteboard", 13900}, {"Cork Notice Board", 5900}, {"Myrtle Footrest", 4500},
		{"Laurel Monitor Arm", 12900}, {"Acacia Shelf", 7900}, {"Olive Bench", 25900}, {"Magnolia Locker", 29900},
		{"Sorrel Keyboard Tray", 6900}, {"Clover Wall Clock", 3900}, {"Thistle Waste Bin", 2900}, {"Basalt Safe", 34900},
	}
}
